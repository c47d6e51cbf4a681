import { databaseClasses, maxConnectionsOf, type DatabaseClass } from "../database-classes";
import { isReplica } from "../graph/replicas";
import type { Resource } from "../resource";
import { known } from "../value";
import { every, ramp, silent } from "./series";
import type { HealthyMetric, Mishap } from "./watch";

const gib = 1024 ** 3;

/** Where a class is not in the table: what a middling one has. */
const usual: DatabaseClass = { vcpus: 2, memoryMiB: 4096, creditsPerHour: 24 };

/** What an instance's metrics show while all is well. Amounts are invented, in proportion to its class and its volume. */
export const healthyDatabase: Readonly<Record<string, HealthyMetric>> = {
    CPUUtilization: every(1, 10),
    CPUCreditBalance: (one) => every(5, (classOf(one).creditsPerHour ?? 0) * 24),
    DBLoadRelativeToNumVCPUs: every(1, 0.1),
    FreeableMemory: (one) => every(1, (classOf(one).memoryMiB / 2) * 1024 ** 2),
    DatabaseConnections: every(1, 5),
    ReplicaLag: every(1, 0),
    FreeStorageSpace: (one) => every(1, halfDisk(one)),
    MaximumUsedTransactionIDs: every(5, 1e8),
    TransactionLogsDiskUsage: (one) => every(5, halfDisk(one) / 10),
};

/** What can go wrong with an instance. */
export function databaseMishaps(one: Resource): readonly Mishap[] {
    return [
        {
            id: "full-disk",
            title: "A database's disk fills up",
            story: "Free space goes from half of the disk to nothing within four hours, and stays there for an hour.",
            expects: "wake",
            lasts: 300,
            shows: { FreeStorageSpace: ramp(halfDisk(one), 0, 4 * 60) },
        },
        instanceGone(Object.keys(healthyDatabase)),
        connectionsUsedUp(maxConnectionsOf(classOf(one))),
        ...(isReplica(one) ? [brokenReplica] : []),
    ];
}

/** @param metrics All that it publishes. */
export function instanceGone(metrics: readonly string[]): Mishap {
    return {
        id: "database-gone",
        title: "A database is gone",
        story: "Nothing is heard of it for two hours.",
        expects: "wake",
        shows: Object.fromEntries(metrics.map((metric) => [metric, silent])),
    };
}

export function connectionsUsedUp(maxConnections: number): Mishap {
    return {
        id: "connections-used-up",
        title: "A database's connections are used up",
        story: "Within an hour every connection that it takes is in use, for another hour.",
        expects: "tell",
        shows: { DatabaseConnections: ramp(5, maxConnections, 60) },
    };
}

const brokenReplica: Mishap = {
    id: "replica-broken",
    title: "A replica no longer follows its source",
    story: "Each minute it is a minute further behind, for two hours.",
    expects: "tell",
    shows: { ReplicaLag: ramp(0, 120 * 60, 120) },
};

function classOf(one: Resource | undefined): DatabaseClass {
    return databaseClasses[(one && known(one.get("instanceClass").text())) ?? ""] ?? usual;
}

/** Bytes. */
function halfDisk(one: Resource | undefined): number {
    return (((one && known(one.get("allocatedStorage").number())) ?? 100) * gib) / 2;
}
