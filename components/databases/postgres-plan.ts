import { databaseClassOf, maxConnectionsOf, type DatabaseClass } from "@platform/aws-model/database-classes";
import { databaseNames, replicaIdentifier } from "./names";
import { parametersOf } from "./parameters";
import type { PlannedDatabase } from "./plan";
import type { PostgresConfig } from "./schema";

/** A read replica that is to exist. */
export interface PlannedReplica {
    /** `replica-<number>`, from 1: part of its logical name. */
    readonly key: string;
    readonly identifier: string;
}

/** An instance, perhaps with a standby and with replicas. */
export interface PlannedPostgres extends PlannedDatabase {
    readonly config: PostgresConfig;
    readonly capacity: DatabaseClass;
    readonly multiAz: boolean;
    /** 0: the volume stays as large as it is. */
    readonly maxStorageGiB: number;
    readonly replicas: readonly PlannedReplica[];
}

/** @throws Error when the class of the instance is none that a database may have. */
export function plannedPostgres(
    prefix: string,
    key: string,
    config: PostgresConfig,
    deletionProtection: boolean,
): PlannedPostgres {
    const names = databaseNames(prefix, key);
    const capacity = databaseClassOf(config.instanceClass);
    const maxConnections = maxConnectionsOf(capacity);
    return {
        config,
        names,
        capacity,
        maxConnections,
        multiAz: config.multiAz ?? deletionProtection,
        maxStorageGiB: maxStorageGiB(config),
        family: `postgres${config.version}`,
        parameters: parametersOf(config, maxConnections),
        replicas: Array.from({ length: config.readReplicas }, (_unused, index) => ({
            key: `replica-${index + 1}`,
            identifier: replicaIdentifier(names.identifier, index + 1),
        })),
    };
}

/** The largest volume of gp3. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const largestGiB = 16384;

/** Up to what size AWS enlarges the volume; 0 for never. */
function maxStorageGiB({
    storageGiB,
    maxStorageGiB: configured,
}: Pick<PostgresConfig, "storageGiB" | "maxStorageGiB">): number {
    return configured ?? (storageGiB * 5 > largestGiB ? 0 : storageGiB * 5);
}
