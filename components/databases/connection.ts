import { parameterPath } from "../shared/scope";
import type { AppUserRequest } from "./setup/handler.mjs";
import type { DatabaseApp } from "./uses";

/** What an app has to know of a database; all of it known in a first preview. */
export interface ConnectionTarget {
    readonly key: string;
    readonly port: number;
    readonly hostParameter: string;
    readonly readerHostParameter: string | undefined;
}

/** How an app connects to a database. */
export interface Connection {
    /** Variables by name. */
    readonly environment: Readonly<Record<string, string>>;
    /** Variables whose values are in parameters, whose names these are. */
    readonly secrets: Readonly<Record<string, string>>;
    /** What the values of the app's own parameters follow from. */
    readonly version: string;
    /** Login that IAM lets in; undefined with a password. */
    readonly iamLogin: string | undefined;
}

/** What the variables of a database start with: nothing for the only one of an app, `MAIN_` for `main` of several. */
function variablePrefix(key: string, { uses }: DatabaseApp): string {
    return Object.keys(uses).length < 2 ? "" : `${key.toUpperCase().replaceAll("-", "_")}_`;
}

/** Role that owns the app's database. Keys have single hyphens, so no owner is a login, which has two underscores. */
export function ownerOf(app: string): string {
    return app.replaceAll("-", "_");
}

/** Path of the parameters that hold an app's user, password and URL of a database. */
export function userParameters({ block, name }: DatabaseApp, key: string): string {
    const folder = block.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `${parameterPath()}/${folder}/${name}/databases/${key}`;
}

/**
 * The variables are those of libpq, which psql, psycopg, node-postgres and others read by themselves, and the URL of those
 * that want one.
 * @see https://www.postgresql.org/docs/current/libpq-envars.html
 * @throws Error when the app does not use this database.
 */
export function connectionOf(prefix: string, app: DatabaseApp, target: ConnectionTarget): Connection {
    const { key, readerHostParameter } = target;
    const start = variablePrefix(key, app);
    const named = (variables: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(variables).map(([name, value]) => [start + name, value]));
    const { auth, database, logins, ...request } = userRequest(prefix, app, key);
    const { sslMode, passwordVersion, parameterPrefix } = request;
    const user = {
        PGUSER: `${parameterPrefix}/user`,
        PGPASSWORD: `${parameterPrefix}/password`,
        DATABASE_URL: `${parameterPrefix}/url`,
    };
    return {
        environment: named({
            ...{ PGPORT: String(target.port), PGDATABASE: database, PGSSLMODE: sslMode },
            ...(auth === "iam" ? { PGUSER: logins.join() } : {}),
        }),
        secrets: named({
            PGHOST: target.hostParameter,
            ...(readerHostParameter === undefined ? {} : { PGHOST_READER: readerHostParameter }),
            ...(auth === "iam" ? {} : user),
        }),
        version: [auth, database, passwordVersion, sslMode].join(" "),
        iamLogin: auth === "iam" ? logins.join() : undefined,
    };
}

/**
 * What the database's setup function is asked for, but for the key, whose ARN is not known before it exists.
 * @throws Error when the app does not use this database.
 */
export function userRequest(prefix: string, app: DatabaseApp, key: string): Omit<AppUserRequest, "keyId"> {
    const use = app.uses[key];
    if (use === undefined) {
        throw new Error(`${app.block}.${app.name} does not use database ${key}`);
    }
    const owner = ownerOf(app.name);
    const { auth, passwordVersion, sslMode } = use;
    return {
        owner,
        database: use.database ?? owner,
        auth,
        // Other stacks' databases may be of the same account, and policies of IAM name a login of any database.
        logins: auth === "iam" ? [`${ownerOf(prefix)}__${owner}`] : [`${owner}__1`, `${owner}__2`],
        passwordVersion,
        sslMode,
        parameterPrefix: userParameters(app, key),
    };
}
