import { kind, settings } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { providerPage, startsEmpty } from "../facets/lifecycle";
import { gap, hourly, type Charges } from "../facets/cost";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, CACHE_SERVERLESS, CACHE_SUBNET_GROUP } from "../types";
import { noteOf, type DrawnBox } from "../facets/drawing";
import { every } from "../facets/series";
import { acrossZones, type Fate } from "../facets/survival";
import type { Mishap, Watch } from "../facets/watch";
import { known } from "../value";
import { plural } from "../show";

const network: Interfaces = {
    serves: "cache",
    label: "cache",
    role: "data",
    subnets: ["subnetIds"],
    groups: ["securityGroupIds"],
    subnetGroup: ["subnetGroupName", CACHE_SUBNET_GROUP],
};

const draw: DrawnBox = {
    glyph: "cache",
    place: "zones",
    note: (store, { zones }) =>
        noteOf(known(store.get("engine").text()), zones === 0 ? undefined : plural(zones, "zone")),
};
const gib = 1024 ** 3;
const healthy: Watch["healthy"] = {
    "AWS/ElastiCache": {
        CPUUtilization: every(1, 10),
        EngineCPUUtilization: every(1, 10),
        DatabaseMemoryUsagePercentage: every(1, 40),
        FreeableMemory: every(1, gib),
        SwapUsage: every(1, 0),
        Evictions: every(1, 0),
    },
};
const full: Mishap = {
    id: "full-cache",
    title: "A cache is full",
    story: "It has no memory left and drops entries that are still wanted.",
    expects: "tell",
    shows: {
        DatabaseMemoryUsagePercentage: every(1, 100),
        Evictions: every(1, 500),
        FreeableMemory: every(1, 0),
        SwapUsage: every(1, gib),
    },
};

/** A Memcached cluster, or a single node of Redis or Valkey. */
export const cacheCluster = kind({
    label: "cache",
    tokens: CACHE_CLUSTER,
    network,
    exposure: throughInterfaces,
    identity: {
        name: "clusterId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `cluster:${name}` },
    },
    lifecycle: {
        outage: startsEmpty,
        loses: "its data",
        createSeconds: 360,
        deleteSeconds: 240,
        basis: "estimate",
        source: providerPage("elasticache_cluster"),
    },
    cost: clusterCharges,
    watch: { concern: "data", dimensions: [["CacheClusterId", "clusterId"]], healthy, mishaps: () => [full] },
    survives: { fate: clusterFate },
    draw,
});

/** Redis or Valkey with replicas. */
export const replicationGroup = kind({
    label: "cache",
    tokens: CACHE_REPLICATION_GROUP,
    network,
    exposure: throughInterfaces,
    identity: {
        name: "replicationGroupId",
        id: "name",
        arn: { service: "elasticache", resource: ({ name }) => `replicationgroup:${name}` },
    },
    lifecycle: {
        outage: startsEmpty,
        loses: "its data",
        createSeconds: 450,
        deleteSeconds: 300,
        basis: "measured",
        source: providerPage("elasticache_replication_group"),
        note: "358 to 555 s in published logs",
    },
    cost: groupCharges,
    watch: {
        concern: "data",
        dimensions: [["ReplicationGroupId", "replicationGroupId"]],
        healthy,
        mishaps: () => [full],
    },
    survives: { fate: groupFate },
    draw,
});

/** A cache whose size AWS chooses. */
export const serverlessCache = kind({
    label: "cache",
    tokens: CACHE_SERVERLESS,
    network,
    exposure: throughInterfaces,
    identity: { id: "name", arn: { service: "elasticache", resource: ({ name }) => `serverlesscache:${name}` } },
    lifecycle: {
        outage: startsEmpty,
        loses: "its data",
        createSeconds: 120,
        deleteSeconds: 120,
        basis: "estimate",
        source: providerPage("elasticache_serverless_cache"),
        note: "The provider waits up to 40 minutes",
    },
    cost: () => [gap("what it stores and answers is not counted")],
    watch: { concern: "data", dimensions: [["clusterId", "name"]], healthy },
    survives: acrossZones,
    draw,
});

export const cacheSettings = settings(
    "a cache",
    [...CACHE_SUBNET_GROUP, ...typesIn("elasticache", "ParameterGroup", "User", "UserGroup", "UserGroupAssociation")],
    { identity: { unique: [] } },
);

/** The nodes of a replication group are paid for with the group. */
function clusterCharges(resource: Resource): Charges {
    if (known(resource.get("replicationGroupId").text()) !== undefined) return [];
    return nodes(resource, known(resource.get("numCacheNodes").number()) ?? 1);
}

function groupCharges(resource: Resource): Charges {
    const shards = known(resource.get("numNodeGroups").number());
    const replicas = known(resource.get("replicasPerNodeGroup").number()) ?? 0;
    const single = known(resource.get("numCacheClusters").number()) ?? 1;
    return nodes(resource, shards === undefined ? single : shards * (1 + replicas));
}

function nodes(resource: Resource, count: number): Charges {
    const type = known(resource.get("nodeType").text());
    if (type === undefined) return [gap("the node type is not known")];
    return [hourly(`elasticache/${type}`, "cache nodes", count)];
}

/** Nodes of Memcached hold different entries; a single node of Redis or Valkey has no replica. */
function clusterFate(cluster: Resource): Fate {
    const zone = known(cluster.get("availabilityZone").text());
    const nodes = known(cluster.get("numCacheNodes").number()) ?? 1;
    const why = nodes > 1 ? "none of its nodes has a replica" : "a single cache node has no replica";
    return { failover: "none", why, ...(zone === undefined ? {} : { zone }) };
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html */
function groupFate(group: Resource): Fate {
    const [automatic, multi] = [group.get("automaticFailoverEnabled").flag(), group.get("multiAzEnabled").flag()];
    const nodes = known(group.get("numCacheClusters").number()) ?? 1;
    const replicas = known(group.get("replicasPerNodeGroup").number()) ?? nodes - 1;
    if (automatic.state === "unknown" || multi.state === "unknown")
        return { failover: "unknown", why: "whether it fails over is not known" };
    if (replicas < 1) return { failover: "none", why: "it has no replica" };
    if (known(automatic) !== true)
        return { failover: "none", why: "no replica takes over by itself (automaticFailoverEnabled)" };
    return known(multi) === true
        ? { failover: "standby", why: "a replica in another zone takes over" }
        : { failover: "none", why: "its replicas may be in the same zone (multiAzEnabled)" };
}
