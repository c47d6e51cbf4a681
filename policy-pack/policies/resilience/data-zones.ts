import type { Graph } from "@platform/aws-model/graph/graph";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import type { Resource } from "@platform/aws-model/resource";
import {
    CACHE_CLUSTER,
    CACHE_REPLICATION_GROUP,
    RDS_CLUSTER,
    RDS_CLUSTER_INSTANCE,
    RDS_INSTANCE,
} from "@platform/aws-model/types";

/** The databases and caches that the loss of one Availability Zone would take away. */
export function judgeData(graph: Graph): PolicyFinding[] {
    return [
        ...graph.ofType(RDS_INSTANCE).flatMap(judgeInstance),
        ...graph.ofType(RDS_CLUSTER).flatMap((cluster) => judgeCluster(graph, cluster)),
        ...graph
            .ofType(CACHE_REPLICATION_GROUP)
            .flatMap((group) => [...expectOn(group, "multiAzEnabled"), ...expectOn(group, "automaticFailoverEnabled")]),
        ...graph.ofType(CACHE_CLUSTER).flatMap(judgeCacheCluster),
    ];
}

/** A read replica is itself the second copy. */
function judgeInstance(instance: Resource): PolicyFinding[] {
    return instance.get("replicateSourceDb").state === "absent" ? expectOn(instance, "multiAz") : [];
}

/** A cluster with an instance class of its own is a Multi-AZ cluster; Aurora needs a second instance to fail over to. */
function judgeCluster(graph: Graph, cluster: Resource): PolicyFinding[] {
    const mode = cluster.get("engineMode").text();
    const serverless = mode.state === "known" && mode.value === "serverless";
    if (serverless || cluster.get("dbClusterInstanceClass").state !== "absent") return [];
    const instances = graph.linked(RDS_CLUSTER_INSTANCE, "clusterIdentifier", cluster, RDS_CLUSTER);
    if (instances.linked.length >= 2) return [];
    const required = "at least two cluster instances";
    if (instances.linked.length + instances.undecided.length >= 2)
        return [undecided(cluster, "which cluster instances belong to it", `references to it (${required})`)];
    const found = `has ${instances.linked.length} cluster instance${instances.linked.length === 1 ? "" : "s"}`;
    return [violation(cluster, { found, required, fix: "add a cluster instance" })];
}

/** Nodes of a replication group are judged with it. */
function judgeCacheCluster(cluster: Resource): PolicyFinding[] {
    if (cluster.get("replicationGroupId").state !== "absent") return [];
    const engine = cluster.get("engine").text();
    if (engine.state === "unknown") return [undecided(cluster, "engine", "an engine that is plain in the program")];
    if (engine.state === "known" && engine.value === "memcached") {
        const mode = cluster.get("azMode");
        return expectValue(cluster, mode, mode.text(), {
            whenAbsent: "single-az",
            accepts: (value) => value === "cross-az",
            found: (value) => (value === "single-az" ? value : "something else"),
            required: "cross-az",
            fix: "set azMode to cross-az, with two nodes or more",
        });
    }
    const required = "a replication group with multiAzEnabled";
    return [violation(cluster, { found: "is a single node", required, fix: "use elasticache.ReplicationGroup" })];
}

function expectOn(resource: Resource, property: string): PolicyFinding[] {
    return expectFlag(resource, resource.get(property));
}
