import type { Watch } from "../shared/watches";
import { commonWatches, transactionIds } from "./alarms";
import type { PlannedPostgres } from "./postgres-plan";

const gib = 1024 ** 3;

/** What is watched of every instance, whatever it is for. */
export function instanceWatches({ capacity, maxConnections, config }: PlannedPostgres): Record<string, Watch> {
    return {
        ...commonWatches({ memoryMiB: capacity.memoryMiB, maxConnections, larger: "a larger class" }),
        storage: storageLow(config.storageGiB),
        cpu: cpuBusy,
        ...(capacity.creditsPerHour === undefined ? {} : { credits: creditsLow(capacity.creditsPerHour) }),
    };
}

/** What is watched of the instance that is written to. */
export function primaryWatches({ config }: PlannedPostgres): Record<string, Watch> {
    return { "transaction-ids": transactionIds, wal: walLarge(config.storageGiB) };
}

/** What is watched of a replica. */
export const replicaWatches: Readonly<Record<string, Watch>> = {
    lag: {
        severity: "warning",
        text: "has been ten minutes behind its source, or broken, for ten minutes: what is read from it is old.",
        metricName: "ReplicaLag",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        // Seconds since the last transaction: up to five minutes where nobody writes. What is broken only grows.
        threshold: 600,
        period: 60,
        evaluationPeriods: 15,
        datapointsToAlarm: 10,
        treatMissingData: "breaching",
    },
};

const cpuBusy: Watch = {
    severity: "warning",
    text: "has used more than 90 % of its processors for half an hour. Look for the statements in Database Insights.",
    metricName: "CPUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 300,
    evaluationPeriods: 6,
    treatMissingData: "notBreaching",
};

function storageLow(storageGiB: number): Watch {
    return {
        severity: "critical",
        text: "has almost no storage left; without any it stops. AWS has not enlarged it: see maxStorageGiB.",
        metricName: "FreeStorageSpace",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: Math.max(storageGiB * 0.1, 2) * gib,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
    };
}

/** Without credits a burstable database goes on at full speed, for money. */
function creditsLow(creditsPerHour: number): Watch {
    return {
        severity: "warning",
        text: "has used up nine tenths of its CPU credits; beyond them it costs extra. A larger class may be cheaper.",
        metricName: "CPUCreditBalance",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: creditsPerHour * 24 * 0.1, // a tenth of what it may save up: a day's earnings
        period: 300,
        evaluationPeriods: 6,
        treatMissingData: "notBreaching",
    };
}

/** What a replica or a slot has not fetched yet, PostgreSQL keeps, until the disk is full. */
function walLarge(storageGiB: number): Watch {
    return {
        severity: "warning",
        text: "keeps a write-ahead log of more than three tenths of its storage. Look for a replication slot that nobody reads.",
        metricName: "TransactionLogsDiskUsage",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: storageGiB * 0.3 * gib,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
    };
}
