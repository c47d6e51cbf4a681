import { resourcePolicy } from "../../lib/policy";
import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, CACHE_SERVERLESS, CACHE_USER } from "@platform/aws-model/types";
import { judgeCluster, judgeReplicationGroup, judgeServerless, judgeUser } from "./caches";

/** Caches hold sessions: as good as passwords. They are encrypted on disk and on the wire, and ask who is there. */
export const redisEncryptedAuth = resourcePolicy({
    name: "redis-encrypted-auth",
    description: "Caches must be encrypted at rest and in transit, and must ask clients for a password.",
    why: "Whoever gets into the network reads and writes every session in a cache that asks nothing.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["ElastiCache.4", "ElastiCache.5", "ElastiCache.6"],
        checkov: ["CKV_AWS_29", "CKV_AWS_30", "CKV_AWS_31"],
    },
    remediation:
        "Set atRestEncryptionEnabled, transitEncryptionEnabled and either userGroupIds or authToken on a replication group.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4",
    types: [...CACHE_REPLICATION_GROUP, ...CACHE_SERVERLESS, ...CACHE_CLUSTER, ...CACHE_USER],
    check(resource) {
        if (CACHE_REPLICATION_GROUP.includes(resource.type)) return judgeReplicationGroup(resource);
        if (CACHE_SERVERLESS.includes(resource.type)) return judgeServerless(resource);
        return CACHE_USER.includes(resource.type) ? judgeUser(resource) : judgeCluster(resource);
    },
});
