import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmArgs, type AlarmTopics } from "../shared/alarm";

/** An alarm on one metric of an instance, without what all of them share. */
export type Watch = Omit<AlarmArgs, "topics" | "namespace" | "dimensions" | "alarmDescription"> & {
    /** What is wrong, after the instance's name, and what to do first. */
    readonly text: string;
};

const mib = 1024 ** 2;
const runbook = "Runbook: docs/runbooks/database.md";

/** Makes alarms on metrics of RDS; the key of each is the end of its name. */
export function watchAll(
    name: string,
    watches: Readonly<Record<string, Watch>>,
    args: {
        readonly topics: AlarmTopics;
        /** What the metrics are of, for readers: `Database main`. */
        readonly title: string;
        readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
    },
    parent: pulumi.Resource,
): void {
    const { topics, title, dimensions } = args;
    for (const [key, { text, ...watch }] of Object.entries(watches)) {
        createAlarm(
            `${name}-${key}`,
            { ...watch, topics, namespace: "AWS/RDS", dimensions, alarmDescription: `${title} ${text} ${runbook}` },
            { parent },
        );
    }
}

/** What is watched of every instance, whatever its engine. */
export function commonWatches(args: {
    readonly memoryMiB: number;
    readonly maxConnections: number;
    /** What has more memory. */
    readonly larger: string;
}): Record<string, Watch> {
    const { memoryMiB, maxConnections, larger } = args;
    return {
        silent: silence,
        memory: memoryLow(memoryMiB, larger),
        connections: connectionsHigh(maxConnections),
        load: loadHigh,
    };
}

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
