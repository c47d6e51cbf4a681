import { fromMemory, infracost, read } from "./price-sources";

/** Of one node in an hour. */
const cacheNodePrices: Readonly<Record<string, number>> = {
    "cache.t3.micro": 0.017,
    "cache.t3.small": 0.034,
    "cache.t3.medium": 0.068,
    "cache.t4g.micro": 0.016,
    "cache.t4g.small": 0.032,
    "cache.t4g.medium": 0.065,
    "cache.m7g.large": 0.158,
    "cache.m7g.xlarge": 0.315,
    "cache.m7g.2xlarge": 0.629,
    "cache.r7g.large": 0.219,
    "cache.r7g.xlarge": 0.437,
    "cache.r7g.2xlarge": 0.873,
};

/** Prices of nodes by their types; a part of the families in prices.ts. */
export const cacheNodeFamilies = {
    /** Redis and Memcached, on demand. */
    elasticache: { unit: "hour", ...fromMemory("https://aws.amazon.com/elasticache/pricing/"), usd: cacheNodePrices },
    /** Valkey costs a fifth less. @see https://aws.amazon.com/elasticache/pricing/ */
    "elasticache-valkey": {
        unit: "hour",
        ...fromMemory("https://aws.amazon.com/elasticache/pricing/"),
        usd: Object.fromEntries(Object.entries(cacheNodePrices).map(([type, usd]) => [type, usd * 0.8])),
    },
};

const serverlessCaches = read(
    "https://www.usage.ai/blogs/aws/database-savings-plans/elasticache/serverless-pricing/",
    "2026-06-01",
);

/** What else is paid for caches; a part of the prices in prices.ts. */
export const cachePrices = {
    "cache-snapshots": { usd: 0.085, unit: "GB for a month", ...infracost("elasticache_replication_group_test") },
    "cache-serverless": { usd: 0.125, unit: "GB for an hour", ...serverlessCaches },
    "cache-serverless-valkey": { usd: 0.084, unit: "GB for an hour", ...serverlessCaches },
    "cache-units": { usd: 0.0034e-6, unit: "processing unit", ...serverlessCaches },
    "cache-units-valkey": { usd: 0.0023e-6, unit: "processing unit", ...serverlessCaches },
};
