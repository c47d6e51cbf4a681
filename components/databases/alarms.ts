import { silence, type Watch } from "../shared/watches";

const mib = 1024 ** 2;

/** What the alarms of a database have in common. */
export const aboutDatabases = { namespace: "AWS/RDS", runbook: "docs/runbooks/database.md" };

/** What is watched of every instance, whatever its engine. */
export function commonWatches(args: {
    readonly memoryMiB: number;
    readonly maxConnections: number;
    /** What has more memory. */
    readonly larger: string;
}): Record<string, Watch> {
    const { memoryMiB, maxConnections, larger } = args;
    return {
        silent: silence(
            "has sent no metrics for ten minutes: it is down, or it is gone. See its state and its last events in RDS.",
        ),
        memory: memoryLow(memoryMiB, larger),
        connections: connectionsHigh(maxConnections),
        load: loadHigh,
    };
}

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
export const transactionIds: Watch = {
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

function memoryLow(memoryMiB: number, larger: string): Watch {
    return {
        severity: "warning",
        text: `has almost no memory left. Look for many connections, or large sorts; ${larger} has more.`,
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
