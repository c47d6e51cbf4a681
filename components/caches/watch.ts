import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics, Dimensions } from "../shared/alarm";
import { watchAll } from "../shared/watches";
import {
    memcachedWatches,
    nodeWatches,
    replicationWatches,
    serverlessWatches,
    silentNode,
    valkeyWatches,
} from "./alarms";
import type { PlannedCache } from "./plan";

export interface WatchedCache {
    readonly topics: AlarmTopics;
    readonly planned: PlannedCache;
    /** For readers: `Cache pages`. */
    readonly title: string;
    /** Its name, from the resource: what is not there yet has no alarms that miss it. */
    readonly identifier: pulumi.Output<string>;
}

/** Every alarm of a cache. */
export function watchCache(name: string, args: WatchedCache, parent: pulumi.Resource): void {
    const { topics, planned, title, identifier } = args;
    const watch = (of: string, what: string, dimensions: Dimensions, watches: Parameters<typeof watchAll>[1]) => {
        const about = { topics, title: what, namespace: "AWS/ElastiCache", runbook: "docs/runbooks/cache.md" };
        watchAll(of, watches, { ...about, dimensions }, parent);
    };
    const numbers = Array.from({ length: planned.nodes }, (_unused, index) => index + 1);
    switch (planned.kind) {
        case "memcached-serverless":
            watch(name, title, { clusterId: identifier }, serverlessWatches(planned));
            break;
        case "memcached":
            watch(name, title, { CacheClusterId: identifier }, { ...nodeWatches(planned, 50), ...memcachedWatches });
            for (const number of numbers) {
                const node = { CacheClusterId: identifier, CacheNodeId: String(number).padStart(4, "0") };
                watch(`${name}-node-${number}`, `${title}, node ${number},`, node, silentNode);
            }
            break;
        case "valkey":
            for (const number of numbers) {
                const node = { CacheClusterId: pulumi.interpolate`${identifier}-${String(number).padStart(3, "0")}` };
                watch(`${name}-node-${number}`, `${title}, node ${number},`, node, {
                    ...silentNode,
                    ...nodeWatches(planned, 300),
                    ...valkeyWatches,
                    ...(planned.nodes > 1 ? replicationWatches : {}),
                });
            }
    }
}
