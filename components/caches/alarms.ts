import { silence, type Watch } from "../shared/watches";
import type { PlannedCache } from "./plan";

type Watches = Readonly<Record<string, Watch>>;

const mib = 1024 ** 2;
const gb = 1000 ** 3;

/** What is watched of a node, whatever its engine. */
export function nodeWatches(
    { evictionsPer5Minutes }: Pick<PlannedCache, "evictionsPer5Minutes">,
    swapMiB: number,
): Watches {
    return {
        evictions: evicting(evictionsPer5Minutes),
        swap: above("SwapUsage", swapMiB * mib, "swaps: it is slow, and its node type too small for what it holds."),
        connections,
    };
}

/** What is watched of each node by itself. */
export const silentNode: Watches = {
    silent: silence(
        "has sent no metrics for ten minutes: a node is down, or it is gone. See its state and its last events in ElastiCache.",
    ),
};

/** What is watched of Memcached nodes beside. */
export const memcachedWatches: Watches = {
    cpu: above("CPUUtilization", 90, "has had a node at more than 90 % of its processors for a quarter of an hour."),
    memory: {
        ...above(
            "FreeableMemory",
            50 * mib,
            "has had less than 50 MiB of memory left on a node for a quarter of an hour.",
        ),
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
    },
};

/** What is watched of a Valkey node beside. */
export const valkeyWatches: Watches = {
    cpu: above(
        "EngineCPUUtilization",
        80,
        "has used more than 80 % of the one processor that runs commands, for a quarter of an hour. Look for slow commands in its slow log.",
    ),
    memory: above(
        "DatabaseMemoryUsagePercentage",
        85,
        "has used more than 85 % of its memory for a quarter of an hour; when it is full, it drops entries or refuses to write.",
    ),
    refused: {
        ...above(
            "AuthenticationFailures",
            50,
            "has refused more than fifty logins within five minutes: an app without its user's token, or somebody who tries.",
        ),
        statistic: "Sum",
        evaluationPeriods: 1,
    },
};

/** What is watched of a node that may be a replica: which one is, a failover changes. */
export const replicationWatches: Watches = {
    replication: {
        ...above(
            "ReplicationLag",
            10,
            "has been more than ten seconds behind for five minutes: a failover would lose them.",
        ),
        period: 60,
        evaluationPeriods: 5,
    },
};

/** What is watched of a serverless cache: how near it is to its limits. */
export function serverlessWatches({ limits }: Pick<PlannedCache, "limits">): Watches {
    return {
        storage: above(
            "BytesUsedForCache",
            limits.storageGb * gb * 0.8,
            "holds more than four fifths of limits.storageGb.",
        ),
        throttled: {
            ...above(
                "ThrottledCmds",
                0,
                "has refused requests, for a quarter of an hour: they come faster than it grows, or than limits.ecpuPerSecond.",
            ),
            statistic: "Sum",
        },
        units: {
            ...above(
                "ElastiCacheProcessingUnits",
                limits.ecpuPerSecond * 300 * 0.8,
                "has used more than four fifths of limits.ecpuPerSecond for a quarter of an hour.",
            ),
            statistic: "Sum",
        },
    };
}

/** A warning when the largest value of five minutes is too large three times in a row. */
function above(metricName: string, threshold: number, text: string): Watch {
    return {
        severity: "warning",
        text,
        metricName,
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching",
    };
}

function evicting(most: number): Watch {
    const text = `has dropped more than ${most} entries in five minutes for want of memory, for a quarter of an hour. A larger node type holds more.`;
    return { ...above("Evictions", most, text), statistic: "Sum" };
}

/** Four fifths of what a node takes. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/TroubleshootingConnections.html */
const connections: Watch = {
    ...above(
        "CurrConnections",
        52_000,
        "has had more than 52,000 of 65,000 connections for five minutes. Look for an app that does not reuse them.",
    ),
    period: 60,
    evaluationPeriods: 5,
};
