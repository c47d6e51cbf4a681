import type { ConfigProblem, KeyPath } from "./problems";

/** Most characters of names that AWS is given. */
const longestName = {
    /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    role: 64,
    /** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    bucket: 63,
    /** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
    "event rule": 64,
    /** @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
    database: 63,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html */
    "cache cluster": 50,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
    "replication group": 40,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html */
    "serverless cache": 40,
    /** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html */
    "cache user": 40,
    /** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html */
    "log delivery": 60,
    /** AWS's 32 less the 8 of Pulumi's. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
    "target group": 24,
} as const;

/** Stands for the account's number in names that end in it: all have twelve digits. */
export const anyAccount = "0".repeat(12);

/** The problem of a name that becomes too long once the stack's name and those in the stack file are put together. */
export function* nameTooLong(path: KeyPath, what: keyof typeof longestName, name: string): Iterable<ConfigProblem> {
    if (name.length > longestName[what]) {
        yield {
            path,
            statement: `the ${what} "${name}" would have ${name.length} characters; allowed ${longestName[what]}`,
            fix: "Shorten the name, or that of the stack, in",
        };
    }
}
