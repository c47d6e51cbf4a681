import { kind, settings } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { gap, hourly, type Charges } from "../facets/cost";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, CACHE_SERVERLESS, CACHE_SUBNET_GROUP } from "../types";
import { known } from "../value";

const network: Interfaces = {
    serves: "cache",
    label: "cache",
    role: "data",
    subnets: ["subnetIds"],
    groups: ["securityGroupIds"],
    subnetGroup: ["subnetGroupName", CACHE_SUBNET_GROUP],
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
        createSeconds: 360,
        deleteSeconds: 240,
        basis: "estimate",
        source: providerPage("elasticache_cluster"),
    },
    cost: clusterCharges,
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
        createSeconds: 450,
        deleteSeconds: 300,
        basis: "measured",
        source: providerPage("elasticache_replication_group"),
        note: "358 to 555 s in published logs",
    },
    cost: groupCharges,
});

/** A cache whose size AWS chooses. */
export const serverlessCache = kind({
    label: "cache",
    tokens: CACHE_SERVERLESS,
    network,
    exposure: throughInterfaces,
    identity: { id: "name", arn: { service: "elasticache", resource: ({ name }) => `serverlesscache:${name}` } },
    lifecycle: {
        createSeconds: 120,
        deleteSeconds: 120,
        basis: "estimate",
        source: providerPage("elasticache_serverless_cache"),
        note: "The provider waits up to 40 minutes",
    },
    cost: () => [gap("what it stores and answers is not counted")],
});

export const cacheSettings = settings("a cache", [
    ...CACHE_SUBNET_GROUP,
    ...typesIn("elasticache", "ParameterGroup", "User", "UserGroup", "UserGroupAssociation"),
]);

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
