import type * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../shared/records";
import type { Caller } from "../shared/security-group";
import type { UsableDatabase } from "./app-access";
import { Database, type DatabaseArgs } from "./database";
import { databasePort } from "./plan";
import type { DatabaseConfig, DatabasesConfig } from "./schema";
import { DatabaseSetup, type DatabaseSetupArgs } from "./setup";
import type { UserPlace } from "./setup-statements";

/** Somebody who may connect to a database from the start. */
export type DatabaseCaller = Pick<Caller, "key" | "what" | "securityGroupId">;

/** The databases of the block, by key, each with the function that makes its users. */
export function createDatabases(
    configs: DatabasesConfig,
    args: {
        /** What all of them are handed; not asked for where there is no database. */
        readonly shared: () => Omit<DatabaseArgs, "key" | "config" | "callers" | "transform"> &
            Pick<DatabaseSetupArgs, "privateSubnetIds">;
        readonly callers: (key: string, config: DatabaseConfig) => readonly DatabaseCaller[];
        /** Where the users are written that apps have in a database. */
        readonly users: (key: string) => readonly UserPlace[];
        /** What the functions that make them need when they are called, such as a way to AWS. */
        readonly dependsOn: () => pulumi.Resource;
    },
): Record<string, UsableDatabase> {
    const ports = { protocol: "tcp", from: databasePort, to: databasePort } as const;
    return mapValues(configs, (config, key) => {
        const { privateSubnetIds, ...shared } = args.shared();
        const { scope, topics, encryptionKeyArn, vpcId } = shared;
        const callers = args.callers(key, config).map((caller) => ({ ...caller, ports }));
        const { target } = new Database(`db-${key}`, { ...shared, key, config, callers });
        const place = { scope, topics, encryptionKeyArn, vpcId, privateSubnetIds };
        const setup = new DatabaseSetup(
            `db-${key}-setup`,
            { ...place, database: target, users: args.users(key) },
            { dependsOn: args.dependsOn() },
        );
        return { target, setup: setup.target };
    });
}
