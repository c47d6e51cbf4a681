import type { Watch } from "../shared/watches";
import type { PlannedDatabase } from "./plan";

const gib = 1024 ** 3;
const mib = 1024 ** 2;

/** What is watched of every instance, whatever it is for. */
export function instanceWatches({ capacity, maxConnections, config }: PlannedDatabase): Record<string, Watch> {
    return {
        silent: silence,
        storage: storageLow(config.storageGiB),
        cpu: cpuBusy,
        ...(capacity.creditsPerHour === undefined ? {} : { credits: creditsLow(capacity.creditsPerHour) }),
        memory: memoryLow(capacity.memoryMiB),
        connections: connectionsHigh(maxConnections),
        load: loadHigh,
    };
}

/** What is watched of the instance that is written to. */
export function primaryWatches({ config }: PlannedDatabase): Record<string, Watch> {
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

/** Nothing else tells that a database is gone. */
const silence: Watch = {
    severity: "critical",
    text: "has sent no metrics for ten minutes: it is down, or it is gone. See its state and its last events in RDS.",
    metricName: "CPUUtilization",
    statistic: "SampleCount",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 10,
    treatMissingData: "breaching",
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

/** Published only while there is load. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Cloudwatch.html */
const loadHigh: Watch = {
    severity: "warning",
    text: "has had half as many sessions again at work as it has processors, for a quarter of an hour: requests wait.",
    metricName: "DBLoadRelativeToNumVCPUs",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1.5,
    period: 300,
    evaluationPeriods: 3,
    treatMissingData: "notBreaching",
};

/** Half of what PostgreSQL has: at two thousand million it stops, and takes no more writes. */
const transactionIds: Watch = {
    severity: "critical",
    text: "has used 1,000,000,000 transaction ids; at twice as many it refuses to write. Find what keeps vacuum from its work.",
    metricName: "MaximumUsedTransactionIDs",
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1_000_000_000,
    period: 300,
    evaluationPeriods: 1,
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

function memoryLow(memoryMiB: number): Watch {
    return {
        severity: "warning",
        text: "has almost no memory left. Look for many connections, or large sorts; a larger class has more.",
        metricName: "FreeableMemory",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: Math.max(memoryMiB * 0.05, 100) * mib,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
    };
}

function connectionsHigh(maxConnections: number): Watch {
    return {
        severity: "warning",
        text: `has had more than four fifths of its ${maxConnections} connections in use for five minutes; beyond them it refuses.`,
        metricName: "DatabaseConnections",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: maxConnections * 0.8,
        period: 60,
        evaluationPeriods: 5,
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
