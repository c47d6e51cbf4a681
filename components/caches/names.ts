import { parameterPath } from "../shared/scope";
import type { CacheHosts } from "./parts";

/** What the parts of a cache are called, all of it known in a first preview. */
export interface CacheNames {
    /** Logical name of the component, `cache-<key>`: a service may have the cache's key for itself. */
    readonly logical: string;
    /** Of the cache in ElastiCache, its subnet group and its group of users. */
    readonly identifier: string;
    /** Of the key that encrypts what it stores. */
    readonly keyAlias: string;
    /** Parameters that hold addresses. */
    readonly parameters: Readonly<Record<keyof CacheHosts, string>>;
}

/** The names of a cache from the start of all names, `<project>-<stack>`, and its key in the stack file. */
export function cacheNames(prefix: string, key: string): CacheNames {
    const path = `${parameterPath()}/caches/${key}`;
    return {
        logical: `cache-${key}`,
        identifier: `${prefix}-${key}`,
        keyAlias: `alias/${prefix}-cache-${key}`,
        parameters: { host: `${path}/host`, "reader-host": `${path}/reader-host`, nodes: `${path}/nodes` },
    };
}

/** Id and name of an app's user, which AWS wants to be the same where IAM lets it in. One user has all of the app's caches. */
export function cacheUserName(prefix: string, app: string): string {
    return `${prefix}-${app}`;
}

/**
 * Log group that ElastiCache delivers one of a cache's logs to. Groups of other names are listed one by one in a policy of
 * CloudWatch Logs, which has little room.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function cacheLogGroup(identifier: string, log: string): string {
    return `/aws/vendedlogs/elasticache/${identifier}/${log}`;
}
