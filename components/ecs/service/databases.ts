import type * as pulumi from "@pulumi/pulumi";
import { connectionOf, userParameters, variablePrefix } from "../../databases/connection";
import type { DatabaseTarget } from "../../databases/database";
import type { UserPlace } from "../../databases/setup-statements";
import { createDatabaseUser, type UsableDatabase } from "../../databases/user";
import type { Statement } from "../../shared/policy-document";
import type { AwsScope } from "../../shared/scope";
import { connect } from "../../shared/security-group";
import { serviceNames } from "./names";
import type { ServicesConfig } from "./schema/service";
import type { SecretsKey } from "./secrets-key";
import type { TaskNetwork } from "./task-access";
import type { DeployedService } from "./variants";

export interface ServiceDatabasesArgs {
    readonly scope: AwsScope;
    readonly config: DeployedService;
    /** Every database that `config` names, by its key. */
    readonly databases: Readonly<Record<string, UsableDatabase>>;
}

/** A service with what its tasks need to know of its databases. */
export interface ConnectedService {
    /** The service's own, with the variables of its databases. */
    readonly config: DeployedService;
    /** What the values follow from that the stack itself writes to parameters. */
    readonly versions: Readonly<Record<string, string>>;
    /** Logins that need no password. */
    readonly iamLogins: readonly string[];
    /** What the app's role needs besides. */
    readonly statements: readonly Statement[];
}

/** Tells a service's tasks of its databases. A variant has its service's user. */
export function withDatabases(name: string, args: ServiceDatabasesArgs): ConnectedService {
    const { scope, config } = args;
    const connections = usedDatabases(args).map(({ key, database, use }) => ({
        key,
        ...connectionOf(scope.prefix, config.variantOf ?? name, database.target, {
            use,
            variables: variablePrefix(key, config.databases),
        }),
    }));
    const merged = (kind: "environment" | "secrets") =>
        Object.fromEntries(connections.flatMap((connection) => Object.entries(connection[kind])));
    return {
        config: {
            ...config,
            environment: { ...config.environment, ...merged("environment") },
            secrets: { ...config.secrets, ...merged("secrets") },
        },
        versions: Object.fromEntries(connections.map(({ key, version }) => [`databases.${key}`, version])),
        iamLogins: connections.flatMap(({ iamLogin }) => iamLogin ?? []),
        statements: [],
    };
}

/**
 * Makes the service's users, and lets tasks with a group of their own in; the instances' group the database lets in by
 * itself. Returns what has to be there before a task starts.
 */
export function createDatabaseAccess(
    name: string,
    args: ServiceDatabasesArgs & {
        /** The key of the service's secrets; none for a variant, which waits for its service, and so for its user. */
        readonly keys: readonly SecretsKey[];
        readonly network: TaskNetwork | undefined;
    },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { scope, keys, network } = args;
    const { prefix } = scope;
    return usedDatabases(args).flatMap(({ key, database, use }) => {
        const user = { prefix, app: name, database, use };
        return [
            ...database.target.ready,
            ...(network === undefined ? [] : letIn(name, network, database.target, parent)),
            ...keys.map((secretsKey) =>
                createDatabaseUser(
                    `${name}-db-${key}`,
                    { ...user, keyArn: secretsKey.keyArn, startsAfter: [secretsKey] },
                    parent,
                ),
            ),
        ];
    });
}

function letIn(
    name: string,
    { securityGroupId }: TaskNetwork,
    { key, port, securityGroupId: to }: DatabaseTarget,
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const ports = { protocol: "tcp", from: port, to: port } as const;
    const caller = { key, what: `service ${name}`, securityGroupId, ports };
    return connect(`${name}-db`, { caller, securityGroupId: to, members: `database ${key}` }, { parent });
}

/** Whether tasks that share their instance's address and group use a database. */
export function isUsedByInstances(services: ServicesConfig, key: string): boolean {
    return Object.values(services).some(({ networkMode, databases }) => networkMode === "bridge" && key in databases);
}

/** Where the users are written that services have in a database. */
export function userPlaces(prefix: string, services: ServicesConfig, key: string): readonly UserPlace[] {
    return Object.entries(services)
        .filter(([, { databases }]) => databases[key]?.auth === "password")
        .map(([name]) => ({ parameters: userParameters(name, key), keyAlias: serviceNames(prefix, name).keyAlias }));
}

/** The checks of the configuration have found all that it names. */
function usedDatabases({ config, databases }: Pick<ServiceDatabasesArgs, "config" | "databases">) {
    return Object.entries(config.databases).map(([key, use]) => {
        const database = databases[key];
        if (database === undefined) {
            throw new Error(`no database ${key}`);
        }
        return { key, database, use };
    });
}
