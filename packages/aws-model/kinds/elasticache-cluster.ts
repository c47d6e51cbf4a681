import {
    cacheHost,
    cacheNetwork,
    cacheNodes,
    cachePort,
    cacheSnapshots,
    drawnCache,
    startsCold,
} from "../facets/cache";
import { healthyNodes, nodeMishaps } from "../facets/cache-metrics";
import type { Charges, CostContext } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import { textOf, type Created } from "../facets/identity";
import { kind, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import type { Fate } from "../facets/survival";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { CACHE_CLUSTER, CACHE_SUBNET_GROUP } from "../types";
import { known } from "../value";

/** A Memcached cluster, or a single node of Redis or Valkey. */
export const cacheCluster = kind({
    label: "cache",
    tokens: CACHE_CLUSTER,
    network: cacheNetwork,
    exposure: throughInterfaces,
    identity: {
        name: "clusterId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `cluster:${name}` },
        outputs: {
            port: cachePort,
            clusterAddress: (created) => (isMemcached(created) ? configurationHost(created) : undefined),
            configurationEndpoint: (created) =>
                isMemcached(created) ? `${configurationHost(created)}:${cachePort(created)}` : undefined,
            cacheNodes: nodesOf,
            replicationGroupId: () => "",
        },
    },
    lifecycle: {
        outage: startsCold,
        loses: "its content",
        createSeconds: 360,
        deleteSeconds: 240,
        basis: "estimate",
        source: providerPage("elasticache_cluster"),
    },
    cost: charges,
    watch: {
        concern: "data",
        dimensions: [["CacheClusterId", "clusterId"]],
        healthy: healthyNodes,
        mishaps: () => nodeMishaps,
    },
    survives: { fate },
    draw: drawnCache,
});

export const cacheSettings = settings(
    "a cache",
    [...CACHE_SUBNET_GROUP, ...typesIn("elasticache", "ParameterGroup", "UserGroupAssociation")],
    { identity: { unique: [] } },
);

function isMemcached({ inputs }: Created): boolean {
    return textOf(inputs["engine"]) === "memcached";
}

function configurationHost(created: Created): string {
    return cacheHost(created, created.name, "cfg");
}

function nodesOf(created: Created) {
    const count = created.inputs["numCacheNodes"];
    const port = cachePort(created);
    return Array.from({ length: typeof count === "number" ? count : 1 }, (_unused, index) => {
        const id = String(index + 1).padStart(4, "0");
        return { id, address: cacheHost(created, created.name, id), port, availabilityZone: "", outpostArn: "" };
    });
}

/** The nodes of a replication group are paid for with the group. */
function charges(resource: Resource, context: CostContext): Charges {
    if ((known(resource.get("replicationGroupId").text()) ?? "") !== "") return [];
    const count = known(resource.get("numCacheNodes").number()) ?? 1;
    return [...cacheNodes(resource, count), ...cacheSnapshots(resource, context)];
}

/** Nodes of Memcached hold different entries; a single node of Redis or Valkey has no replica. */
function fate(cluster: Resource): Fate {
    const zone = known(cluster.get("availabilityZone").text());
    const nodes = known(cluster.get("numCacheNodes").number()) ?? 1;
    if (nodes > 1 && known(cluster.get("azMode").text()) === "cross-az")
        return { failover: "partly", why: "what its nodes there held is cold: callers ask what is behind it" };
    const why = nodes > 1 ? "none of its nodes has a replica" : "a single cache node has no replica";
    return { failover: "none", why, ...(zone === undefined ? {} : { zone }) };
}
