import type { CacheNodeType } from "@platform/aws-model/cache-node-types";
import type { KeyUse } from "../shared/store-key";
import type { CacheEndpoint } from "./connection";
import { cacheNames, type CacheNames } from "./names";
import type { CacheConfig, CacheKind } from "./schema";

/** Ports of the engines; serverless Memcached answers reads on the next one, too. */
const ports: Readonly<Record<CacheKind, { readonly from: number; readonly to: number }>> = {
    memcached: { from: 11211, to: 11211 },
    "memcached-serverless": { from: 11211, to: 11212 },
    valkey: { from: 6379, to: 6379 },
};

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html */
export const cacheKeyUse: KeyUse = { sid: "UseThroughElastiCache", services: ["elasticache"] };

/** A cache with all that follows from its configuration, every default filled in. */
export interface PlannedCache {
    readonly kind: CacheKind;
    readonly names: CacheNames;
    /** Undefined where AWS is to choose. */
    readonly version: string | undefined;
    readonly nodeType: CacheNodeType;
    readonly nodes: number;
    /** TCP ports that it answers on; the first is the one to connect to. */
    readonly ports: { readonly from: number; readonly to: number };
    readonly backups: { readonly retentionDays: number; readonly window: string };
    readonly limits: { readonly storageGb: number; readonly ecpuPerSecond: number };
    readonly maxMemoryPolicy: string;
    readonly maintenanceWindow: string;
    readonly evictionsPer5Minutes: number;
    readonly logRetentionDays: number;
    readonly restore: string | undefined;
    readonly generation: number;
    readonly applyImmediately: boolean;
    /** What apps are told of it. */
    readonly endpoint: CacheEndpoint;
}

export function plannedCache(prefix: string, key: string, config: CacheConfig): PlannedCache {
    const { kind, nodes = 2 } = config;
    const names = cacheNames(prefix, key);
    return {
        kind,
        names,
        nodes,
        version: config.version,
        nodeType: config.nodeType ?? "cache.t4g.micro",
        ports: ports[kind],
        backups: config.backups ?? { retentionDays: 7, window: "07:00-08:00" },
        limits: config.limits ?? { storageGb: 5, ecpuPerSecond: 5000 },
        maxMemoryPolicy: config.maxMemoryPolicy ?? "volatile-lru",
        maintenanceWindow: config.maintenanceWindow ?? "sun:08:00-sun:09:00",
        evictionsPer5Minutes: config.evictionsPer5Minutes ?? 1000,
        logRetentionDays: config.logRetentionDays ?? 90,
        restore: config.restore,
        generation: config.generation ?? 1,
        applyImmediately: config.applyImmediately ?? false,
        endpoint: {
            key,
            kind,
            identifier: names.identifier,
            port: ports[kind].from,
            hostParameter: names.parameters.host,
            ...(kind === "valkey" && nodes > 1 ? { readerHostParameter: names.parameters["reader-host"] } : {}),
            ...(kind === "memcached" ? { nodesParameter: names.parameters.nodes, nodes } : {}),
        },
    };
}
