import type { Statement } from "../shared/policy-document";
import { entryOf } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { connectionOf, userParameters, type ConnectionTarget } from "./connection";
import type { UserPlace } from "./setup-statements";
import type { DatabaseApp } from "./uses";

/** What an app needs to know of all its databases. */
export interface AppConnections {
    /** Variables by name. */
    readonly environment: Readonly<Record<string, string>>;
    /** Variables whose values are in parameters, whose names these are. */
    readonly secrets: Readonly<Record<string, string>>;
    /** What the values follow from that the stack itself writes to parameters: another one has to roll the app out. */
    readonly versions: Readonly<Record<string, string>>;
    /** Logins that need no password. */
    readonly iamLogins: readonly string[];
}

/** `targets` are the databases by their keys: all that the app uses, or more. Everything is known in a first preview. */
export function appConnections(
    prefix: string,
    app: DatabaseApp,
    targets: Readonly<Record<string, { readonly target: ConnectionTarget }>>,
): AppConnections {
    const connections = usedDatabases(app, targets).map(([key, { target }]) => ({
        key,
        ...connectionOf(prefix, app, target),
    }));
    const merged = (kind: "environment" | "secrets") =>
        Object.fromEntries(connections.flatMap((connection) => Object.entries(connection[kind])));
    return {
        environment: merged("environment"),
        secrets: merged("secrets"),
        versions: Object.fromEntries(connections.map(({ key, version }) => [`databases.${key}`, version])),
        iamLogins: connections.flatMap(({ iamLogin }) => iamLogin ?? []),
    };
}

/** An instance's resource id, which a login's ARN has, is not known before it exists; the login is this stack's alone. */
export function loginStatements(scope: AwsScope, { iamLogins }: Pick<AppConnections, "iamLogins">): Statement[] {
    const logins = iamLogins.map((login) => arnOf(scope, "rds-db", `dbuser:*/${login}`));
    return logins.length === 0
        ? []
        : [{ Sid: "LogInToDatabases", Effect: "Allow", Action: "rds-db:connect", Resource: logins }];
}

/** Where the setup function of database `key` may write the user that an app has there: nowhere without a password. */
export function userPlaces(app: DatabaseApp, key: string, keyAlias: string): readonly UserPlace[] {
    return app.uses[key]?.auth === "password" ? [{ parameters: userParameters(app, key), keyAlias }] : [];
}

/** The databases that an app uses, with their keys. @throws Error for one that is not there, which the checks have refused. */
export function usedDatabases<T>({ uses }: DatabaseApp, databases: Readonly<Record<string, T>>): [string, T][] {
    return Object.keys(uses).map((key) => [key, entryOf(databases, key, "database")]);
}
