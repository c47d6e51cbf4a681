import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { missingArgument } from "./checks";

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
export const cacheRules: readonly Rule[] = [
    ...rule(["aws:elasticache/replicationGroup:ReplicationGroup"], failover, authToken),
    ...rule(["aws:elasticache/cluster:Cluster"], nodes),
];

function* failover(group: JudgedResource): Generator<Problem> {
    const [automatic, zones, count] = [
        group.get("automaticFailoverEnabled"),
        group.get("multiAzEnabled"),
        group.get("numCacheClusters"),
    ];
    if (automatic.asBoolean === true && count.asNumber !== undefined && count.asNumber < 2) {
        const message = "needs at least two nodes: numCacheClusters is 1";
        yield { code: "cache-failover", at: automatic, message, fix: "set numCacheClusters to 2 or more" };
    }
    if (zones.asBoolean === true && (automatic.absent || automatic.asBoolean === false)) {
        const message = "needs automaticFailoverEnabled";
        yield { code: "cache-failover", at: zones, message, fix: "set automaticFailoverEnabled to true" };
    }
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html */
function* authToken(group: JudgedResource): Generator<Problem> {
    const at = group.get("authToken");
    const transit = group.get("transitEncryptionEnabled");
    if (givenValue(at) && (transit.absent || transit.asBoolean === false)) {
        yield {
            code: "cache-token",
            at,
            message: "needs transitEncryptionEnabled",
            fix: "set transitEncryptionEnabled to true",
        };
    }
    if (
        at.asString !== undefined &&
        (at.asString.length < 16 || at.asString.length > 128 || /[^\x21-\x7e]|[@"/]/.test(at.asString))
    ) {
        const message = 'must have 16 to 128 printable characters, and none of @ " /';
        yield { code: "password-form", at, message, fix: "choose another one" };
    }
}

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html */
function* nodes(cluster: JudgedResource): Generator<Problem> {
    const [engine, count, mode] = [cluster.get("engine"), cluster.get("numCacheNodes"), cluster.get("azMode")];
    if (
        engine.asString !== undefined &&
        engine.asString !== "memcached" &&
        count.asNumber !== undefined &&
        count.asNumber > 1
    ) {
        const message = `must be 1 with engine ${engine.printed}: only memcached spreads over several`;
        yield { code: "cache-nodes", at: count, message, fix: "use a ReplicationGroup" };
    }
    if (mode.asString === "cross-az" && count.asNumber === 1) {
        const message = 'must be "single-az" with one node';
        yield { code: "cache-nodes", at: mode, message, fix: "raise numCacheNodes, or change azMode" };
    }
    if (engine.asString === "memcached" && count.absent) {
        yield missingArgument(count, "a memcached cluster needs it");
    }
}
