/**
 * Types of nodes that a cache may have. Graviton alone: newer, and cheaper than Intel for the same size.
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
 */
export const cacheNodeTypes = [
    "cache.t4g.micro",
    "cache.t4g.small",
    "cache.t4g.medium",
    "cache.m7g.large",
    "cache.m7g.xlarge",
    "cache.m7g.2xlarge",
    "cache.r7g.large",
    "cache.r7g.xlarge",
    "cache.r7g.2xlarge",
] as const;

export type CacheNodeType = (typeof cacheNodeTypes)[number];
