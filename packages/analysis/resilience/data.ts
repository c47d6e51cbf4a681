import { Reachability } from "@platform/aws-model/graph/reachability";
import * as types from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

/** What becomes of a data store when a zone is lost. */
export type Failover =
    /** It goes on in another zone by itself. */
    | "standby"
    /** AWS starts it anew in another zone: minutes without it, and nothing is lost. */
    | "restarted"
    /** It is away until its zone is back, or somebody restores it elsewhere. */
    | "none"
    | "unknown";

/** A data store, and who uses it. */
export interface DataStore {
    readonly name: string;
    readonly urn: string;
    readonly failover: Failover;
    readonly why: string;
    /** The only zone it can be in; undefined when it may be in any. */
    readonly zone?: string;
    /** Names by which CloudWatch knows it. */
    readonly identifiers: readonly string[];
    /** URNs of the services and groups of instances whose connections it admits. */
    readonly users: readonly string[];
}

/** The databases, caches and file systems of a plan. */
export function dataStores(plan: Plan): readonly DataStore[] {
    const users = usersOf(plan);
    const clusterMembers = plan.ofType(types.RDS_CLUSTER_INSTANCE);
    const one = (
        tokens: readonly string[],
        what: string,
        judge: (resource: PlanResource) => Pick<DataStore, "failover" | "why">,
    ): readonly DataStore[] =>
        plan.ofType(tokens).map((resource) => {
            const zone = known(resource.get("availabilityZone").text());
            const name = `${what} ${resource.name}`;
            const using = users.get(resource.urn) ?? [];
            const identifiers = ["identifier", "id"].flatMap((property) => known(resource.get(property).text()) ?? []);
            return {
                ...{ name, urn: resource.urn, ...judge(resource), ...(zone ? { zone } : {}) },
                ...{ identifiers: [...new Set(identifiers)], users: using },
            };
        });
    return [
        ...one(types.RDS_INSTANCE, "database", database),
        ...one(types.RDS_CLUSTER, "database cluster", (cluster) => {
            const members = plan.graph.linked(
                types.RDS_CLUSTER_INSTANCE,
                "clusterIdentifier",
                cluster,
                types.RDS_CLUSTER,
            );
            return databaseCluster(cluster, clusterMembers.length === 0 ? 0 : new Set(members.linked).size);
        }),
        ...one(types.CACHE_REPLICATION_GROUP, "cache", replicationGroup),
        ...one(types.CACHE_CLUSTER, "cache", () => ({ failover: "none", why: "a single cache node has no replica" })),
    ];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html */
function database(resource: PlanResource): Pick<DataStore, "failover" | "why"> {
    const multi = resource.get("multiAz").flag();
    if (multi.state === "unknown") return { failover: "unknown", why: "whether it has a standby is not known" };
    return multi.state === "known" && multi.value
        ? { failover: "standby", why: "its standby in another zone takes over, usually within 1 to 2 minutes" }
        : { failover: "none", why: "it has no standby in another zone (multiAz)" };
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html */
function databaseCluster(cluster: PlanResource, members: number): Pick<DataStore, "failover" | "why"> {
    const engine = known(cluster.get("engine").text()) ?? "";
    if (!engine.startsWith("aurora"))
        return { failover: "standby", why: "a Multi-AZ cluster has readers in other zones" };
    return members > 1
        ? { failover: "standby", why: `one of its ${members} instances takes over` }
        : { failover: "restarted", why: "its only instance is started anew in another zone; its storage is in three" };
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html */
function replicationGroup(group: PlanResource): Pick<DataStore, "failover" | "why"> {
    const [automatic, multi] = ["automaticFailoverEnabled", "multiAzEnabled"].map((property) =>
        group.get(property).flag(),
    );
    const nodes = known(group.get("numCacheClusters").number()) ?? 1;
    const replicas = known(group.get("replicasPerNodeGroup").number()) ?? nodes - 1;
    if (automatic?.state === "unknown" || multi?.state === "unknown")
        return { failover: "unknown", why: "whether it fails over is not known" };
    if (replicas < 1) return { failover: "none", why: "it has no replica" };
    if (known(automatic ?? { state: "absent" }) !== true)
        return { failover: "none", why: "no replica takes over by itself (automaticFailoverEnabled)" };
    return known(multi ?? { state: "absent" }) === true
        ? { failover: "standby", why: "a replica in another zone takes over" }
        : { failover: "none", why: "its replicas may be in the same zone (multiAzEnabled)" };
}

function usersOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
    const stores = plan.graph.withRole("data");
    if (stores.length === 0) return new Map();
    const reachability = new Reachability(plan.graph, plan.settings);
    return new Map(
        stores.map((store) => {
            const urns = reachability.callers(store).map(({ from }) => from.producer.urn);
            return [store.producer.urn, [...new Set(urns)]] as const;
        }),
    );
}
