import { cacheHost, cacheNetwork, cacheNodes, cachePort, cacheSnapshots, drawnCache } from "../facets/cache";
import { healthyNodes, nodeMishaps, replicaBehind } from "../facets/cache-metrics";
import type { Charges, CostContext } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import type { Created } from "../facets/identity";
import { kind } from "../facets/kind";
import { providerPage, startsEmpty } from "../facets/lifecycle";
import type { Fate } from "../facets/survival";
import { dimensionKey, type WatchedPart } from "../facets/watch";
import type { Resource } from "../resource";
import { CACHE_REPLICATION_GROUP } from "../types";
import { known } from "../value";
import type { WireMap } from "../wire";

/** Redis or Valkey with replicas. */
export const replicationGroup = kind({
    label: "cache",
    tokens: CACHE_REPLICATION_GROUP,
    network: cacheNetwork,
    exposure: throughInterfaces,
    identity: {
        name: "replicationGroupId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `replicationgroup:${name}` },
        outputs: {
            port: cachePort,
            primaryEndpointAddress: endpoint("master"),
            readerEndpointAddress: endpoint("replica"),
        },
    },
    lifecycle: {
        outage: startsEmpty,
        keepsData: keepsSnapshots,
        loses: (group) => {
            const last = group.get("finalSnapshotIdentifier").text();
            return last.state === "absent"
                ? "its data, of which no final snapshot is made"
                : "what is written after its final snapshot";
        },
        leaves: (group) => {
            const last = group.get("finalSnapshotIdentifier").text();
            if (last.state === "absent") return undefined;
            return `leaves its final snapshot ${known(last) ?? "of a name that is not known"}, which costs by the GB until somebody deletes it`;
        },
        createSeconds: 450,
        deleteSeconds: 300,
        basis: "measured",
        source: providerPage("elasticache_replication_group"),
        note: "358 to 555 s in published logs",
    },
    cost: charges,
    watch: {
        concern: "data",
        dimensions: [["ReplicationGroupId", "replicationGroupId"]],
        parts: nodesOf,
        healthy: healthyNodes,
        mishaps: (group) => (replicasOf(group) < 1 ? nodeMishaps : [...nodeMishaps, replicaBehind]),
    },
    survives: { fate },
    draw: drawnCache,
});

/** Of one shard; several have a configuration endpoint instead. */
function endpoint(role: "master" | "replica") {
    return (created: Created) =>
        isSharded(created.inputs) ? undefined : cacheHost(created, `${role}.${created.name}`);
}

function isSharded(inputs: WireMap): boolean {
    return inputs["clusterMode"] === "enabled" || typeof inputs["numNodeGroups"] === "number";
}

function keepsSnapshots({ snapshotRetentionLimit: days }: WireMap): boolean {
    return typeof days === "number" && days > 0;
}

/** ElastiCache's names for the nodes: `<id>-001`, and with shards `<id>-0001-001`. */
function nodesOf(group: Resource): readonly WatchedPart[] {
    const id = known(group.get("replicationGroupId").text());
    const shards = known(group.get("numNodeGroups").number());
    return Array.from({ length: shards ?? 1 }, (_unused, shard) =>
        Array.from({ length: replicasOf(group) + 1 }, (_also, node): WatchedPart => {
            const place = shards === undefined ? [] : [padded(shard + 1, 4)];
            const name = [...place, padded(node + 1, 3)].join("-");
            const keys = dimensionKey("CacheClusterId", id === undefined ? undefined : `${id}-${name}`);
            return { name: `node ${name}`, keys, isSeenBy: () => true };
        }),
    ).flat();
}

function padded(number: number, digits: number): string {
    return String(number).padStart(digits, "0");
}

function replicasOf(group: Resource): number {
    const nodes = known(group.get("numCacheClusters").number()) ?? 1;
    return known(group.get("replicasPerNodeGroup").number()) ?? nodes - 1;
}

function charges(group: Resource, context: CostContext): Charges {
    const shards = known(group.get("numNodeGroups").number()) ?? 1;
    return [...cacheNodes(group, shards * (1 + replicasOf(group))), ...cacheSnapshots(group, context)];
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html */
function fate(group: Resource): Fate {
    const [automatic, multi] = [group.get("automaticFailoverEnabled").flag(), group.get("multiAzEnabled").flag()];
    if (automatic.state === "unknown" || multi.state === "unknown")
        return { failover: "unknown", why: "whether it fails over is not known" };
    if (replicasOf(group) < 1) return { failover: "none", why: "it has no replica" };
    if (known(automatic) !== true)
        return { failover: "none", why: "no replica takes over by itself (automaticFailoverEnabled)" };
    return known(multi) === true
        ? { failover: "standby", why: "a replica in another zone takes over" }
        : { failover: "none", why: "its replicas may be in the same zone (multiAzEnabled)" };
}
