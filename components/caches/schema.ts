import { cacheNodeTypes } from "@platform/aws-model/cache-node-types";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { clientVpnGroups, keyName, retentionDays } from "../shared/block/primitives";
import { dailyWindowText, weeklyWindowText } from "../shared/block/windows";

const backups = z
    .strictObject({
        retentionDays: z
            .int()
            .min(0)
            .max(35)
            .default(7)
            .describe("Days that a daily snapshot is kept, which costs by the gigabyte; 0 for none."),
        window: dailyWindowText("an hour", "07:00-08:00")
            .default("07:00-08:00")
            .describe("When the daily snapshot is taken, in UTC; a serverless cache takes it at the start."),
    })
    .optional()
    .describe("Snapshots; of `memcached` nodes there are none. Default: kept for 7 days.");

const limits = z
    .strictObject({
        storageGb: z.int().min(1).max(5000).default(5).describe("Gigabytes; beyond them it drops entries."),
        ecpuPerSecond: z
            .int()
            .min(1000)
            .max(15_000_000)
            .default(5000)
            .describe("Processing units, one for each KB of a request; beyond them it refuses."),
    })
    .optional()
    .describe("Limits of a serverless cache, and of its bill.");

/** What each kind may say is for `checks.ts`: one message can then name the kinds that a key is for. */
const cacheSchema = z.strictObject({
    kind: z
        .enum(["memcached", "memcached-serverless", "valkey"])
        .describe(
            "`valkey` fails over, is backed up and knows its users; `memcached` nodes are cheap and lose what they hold; `memcached-serverless` has neither nodes nor limits of its own, for more money.",
        ),
    version: z
        .string({ error: 'allowed: a version in quotes, such as "8.1"' })
        .optional()
        .describe(
            "Of `valkey` the major and minor version, in quotes; needed there. Of `memcached` with the patch. Default: AWS's newest at the creation.",
        ),
    nodeType: z
        .enum(cacheNodeTypes)
        .optional()
        .describe("Type of each node. A new one waits for the maintenance window. Default: cache.t4g.micro."),
    nodes: z
        .int()
        .min(1)
        .max(40)
        .optional()
        .describe(
            "Nodes, over zones: with `memcached` each has its part of the content, with `valkey` one is written to and up to five are its replicas. Default: 2.",
        ),
    backups,
    limits,
    maxMemoryPolicy: z
        .enum([
            ...(["noeviction", "allkeys-lru", "allkeys-lfu", "allkeys-random"] as const),
            ...(["volatile-lru", "volatile-lfu", "volatile-random", "volatile-ttl"] as const),
        ])
        .optional()
        .describe("What `valkey` drops when it is full. Default: volatile-lru, of what expires the least used."),
    maintenanceWindow: weeklyWindowText("an hour", "sun:08:00-sun:09:00")
        .optional()
        .describe("When AWS patches, and when changes that interrupt are made, in UTC. Default: sun:08:00-sun:09:00."),
    evictionsPer5Minutes: z
        .int()
        .min(0)
        .optional()
        .describe("Entries that a node drops for want of memory before an alarm warns. Default: 1000."),
    logRetentionDays: retentionDays.optional().describe("Days that the logs of `valkey` are kept. Default: 90."),
    restore: z
        .string()
        .min(1)
        .optional()
        .describe(
            "What it is created from: of `valkey` the name of a snapshot, of `memcached-serverless` its ARN. It counts at the creation alone.",
        ),
    generation: z
        .int()
        .min(1)
        .optional()
        .describe(
            "Part of the final snapshot's name and nothing else: raise it when the cache is built again. Default: 1.",
        ),
    applyImmediately: z
        .boolean()
        .optional()
        .describe(
            "Makes changes at once, outside of the maintenance window too. For one deployment; take it out afterwards. Default: false.",
        ),
    allowFrom: z
        .strictObject({ clientVpnGroups })
        .prefault({})
        .describe("Who may connect besides the apps that name the cache."),
});

export const cachesSchema = z
    .record(keyName(16), cacheSchema)
    .describe("Caches of ElastiCache, by name, in the data subnets.");

export type CachesConfig = ConfigOf<typeof cachesSchema>;
export type CacheConfig = CachesConfig[string];
export type CacheKind = CacheConfig["kind"];
