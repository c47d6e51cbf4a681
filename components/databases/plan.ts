import { databaseClassOf, maxConnectionsOf, type DatabaseClass } from "@platform/aws-model/database-classes";
import type { KeyUse } from "../shared/store-key";
import { databaseNames, replicaIdentifier, type DatabaseNames } from "./names";
import { parametersOf, type Parameter } from "./parameters";
import type { DatabaseConfig } from "./schema";

/** Port of PostgreSQL. */
export const databasePort = 5432;

/** The port that the bastion forwards to, if a database lets it in. */
export function portFromBastion(databases: Readonly<Record<string, DatabaseConfig>>): number | undefined {
    return Object.values(databases).some(({ allowFrom }) => allowFrom.bastion) ? databasePort : undefined;
}

/** First master user of a database; one that was restored keeps the one it had. */
export const masterUser = "platform_master";

/**
 * Storage, backups and Performance Insights are RDS's, the master user's password is in Secrets Manager.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
export const databaseKeyUse: KeyUse = {
    sid: "UseThroughRdsAndSecretsManager",
    services: ["rds", "secretsmanager"],
};

/** A read replica that is to exist. */
export interface PlannedReplica {
    /** `replica-<number>`, from 1: part of its logical name. */
    readonly key: string;
    readonly identifier: string;
}

/** A database with all that follows from its configuration. */
export interface PlannedDatabase {
    readonly config: DatabaseConfig;
    readonly names: DatabaseNames;
    readonly capacity: DatabaseClass;
    readonly maxConnections: number;
    readonly multiAz: boolean;
    /** 0: the volume stays as large as it is. */
    readonly maxStorageGiB: number;
    /** Of its parameter group, `postgres<major version>`. */
    readonly family: string;
    readonly parameters: readonly Parameter[];
    readonly replicas: readonly PlannedReplica[];
}

/** @throws Error when the class of the instance is none that a database may have. */
export function plannedDatabase(
    prefix: string,
    key: string,
    config: DatabaseConfig,
    deletionProtection: boolean,
): PlannedDatabase {
    const names = databaseNames(prefix, key);
    const capacity = databaseClassOf(config.instanceClass);
    return {
        config,
        names,
        capacity,
        maxConnections: maxConnectionsOf(capacity),
        multiAz: config.multiAz ?? deletionProtection,
        maxStorageGiB: maxStorageGiB(config),
        family: `postgres${config.version}`,
        parameters: parametersOf(config),
        replicas: Array.from({ length: config.readReplicas }, (_unused, index) => ({
            key: `replica-${index + 1}`,
            identifier: replicaIdentifier(names.identifier, index + 1),
        })),
    };
}

/** The largest volume of gp3. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const largestGiB = 16384;

/** Up to what size AWS enlarges the volume; 0 for never. */
export function maxStorageGiB({
    storageGiB,
    maxStorageGiB: configured,
}: Pick<DatabaseConfig, "storageGiB" | "maxStorageGiB">) {
    return configured ?? (storageGiB * 5 > largestGiB ? 0 : storageGiB * 5);
}
