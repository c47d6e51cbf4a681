import { every, ramp, silent } from "./series";
import type { Mishap, Watch } from "./watch";

const gib = 1024 ** 3;

/** What the metrics of a node show while all is well. Amounts are invented. */
export const healthyNodes: NonNullable<Watch["healthy"]> = {
    "AWS/ElastiCache": {
        CPUUtilization: every(1, 10),
        EngineCPUUtilization: every(1, 10),
        DatabaseMemoryUsagePercentage: every(1, 40),
        FreeableMemory: every(1, gib),
        SwapUsage: every(1, 0),
        Evictions: every(1, 0),
        CurrConnections: every(1, 10),
        ReplicationLag: every(1, 0),
        AuthenticationFailures: every(1, 0),
    },
};

/** What can go wrong with nodes of any engine. */
export const nodeMishaps: readonly Mishap[] = [
    {
        id: "full-cache",
        title: "A cache is full",
        story: "It has no memory left and drops entries that are still wanted.",
        expects: "tell",
        shows: {
            DatabaseMemoryUsagePercentage: every(1, 100),
            Evictions: every(1, 500),
            FreeableMemory: every(1, 0),
            SwapUsage: every(1, gib),
        },
    },
    {
        id: "cache-gone",
        title: "A cache is gone",
        story: "Nothing is heard of its nodes for two hours.",
        expects: "wake",
        shows: () => silent,
    },
    {
        id: "cache-connections",
        title: "A cache's connections are used up",
        story: "Within an hour each node has all of its 65,000 connections in use, for another hour.",
        expects: "tell",
        shows: { CurrConnections: ramp(10, 65_000, 60) },
    },
];

/** What can go wrong with replicas. */
export const replicaBehind: Mishap = {
    id: "cache-replica-behind",
    title: "A cache's replica falls behind",
    story: "Each minute it is ten seconds further behind, for two hours.",
    expects: "tell",
    shows: { ReplicationLag: ramp(0, 1200, 120) },
};

/** What a serverless cache shows while all is well. */
export const healthyServerless: NonNullable<Watch["healthy"]> = {
    "AWS/ElastiCache": {
        BytesUsedForCache: every(1, gib / 10),
        ElastiCacheProcessingUnits: every(1, 1000),
        ThrottledCmds: every(1, 0),
    },
};

export const serverlessLimit: Mishap = {
    id: "cache-limit",
    title: "A serverless cache is at its limit",
    story: "It refuses ten requests a minute, for two hours.",
    expects: "tell",
    shows: { ThrottledCmds: every(1, 10) },
};
