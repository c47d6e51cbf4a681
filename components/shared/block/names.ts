import type { KeyPath } from "./problems";

/** Most characters of names that AWS is given. */
export const longestName = {
    /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    role: 64,
    /** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    bucket: 63,
    /** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
    "event rule": 64,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html */
    "cache cluster": 50,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
    "replication group": 40,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html */
    "serverless cache": 40,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html */
    "cache user": 40,
    /** AWS's 32 less the 8 of Pulumi's. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
    "target group": 24,
} as const;

/** Stands for the account's number in names that end in it: all have twelve digits. */
export const anyAccount = "0".repeat(12);

/** A name that AWS is given and that its limit may be too short for: the stack's name and those in the stack file put together. */
export type FixedName = readonly [owner: KeyPath, what: keyof typeof longestName, name: string];
