import { kind, settings } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { typesIn } from "../tokens";
import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, CACHE_SERVERLESS, CACHE_SUBNET_GROUP } from "../types";

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
});

/** A cache whose size AWS chooses. */
export const serverlessCache = kind({
    label: "cache",
    tokens: CACHE_SERVERLESS,
    network,
    exposure: throughInterfaces,
    identity: { id: "name", arn: { service: "elasticache", resource: ({ name }) => `serverlesscache:${name}` } },
});

export const cacheSettings = settings("a cache", [
    ...CACHE_SUBNET_GROUP,
    ...typesIn("elasticache", "ParameterGroup", "User", "UserGroup", "UserGroupAssociation"),
]);
