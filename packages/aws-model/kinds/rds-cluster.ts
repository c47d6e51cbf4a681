import { kind, settings } from "../facets/kind";
import { charge, gap, hoursPerMonth, used, type Charges, type CostContext } from "../facets/cost";
import { databaseNetwork, drawnDatabase, hostOf, isOriginal, masterSecrets, portOf } from "../facets/database";
import { capacityOf, clusterMishaps, healthyCluster, healthyMember, memberMishaps } from "../facets/cluster-metrics";
import { throughInterfaces } from "../facets/exposure";
import { finalSnapshot, protectedBy, providerPage, startsEmpty } from "../facets/lifecycle";
import type { Fate } from "../facets/survival";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { RDS_CLUSTER, RDS_CLUSTER_INSTANCE } from "../types";
import { known } from "../value";

const isProtected = protectedBy("deletionProtection");

/** A cluster of databases: Aurora, or Multi-AZ with readers. */
export const databaseCluster = kind({
    label: "database cluster",
    tokens: RDS_CLUSTER,
    network: databaseNetwork,
    exposure: throughInterfaces,
    identity: {
        name: "clusterIdentifier",
        id: "name",
        arn: { service: "rds", resource: ({ name }) => `cluster:${name}` },
        outputs: {
            endpoint: (created) => hostOf(created, "cluster-"),
            readerEndpoint: (created) => hostOf(created, "cluster-ro-"),
            masterUserSecrets: (created) => masterSecrets(created, "cluster"),
            port: ({ inputs }) => portOf(inputs),
        },
    },
    lifecycle: {
        ...finalSnapshot,
        outage: startsEmpty,
        keepsData: isOriginal,
        createSeconds: 60,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("rds_cluster"),
        stops: (resource) => isProtected(resource) ?? finalSnapshot.stops?.(resource),
    },
    cost: clusterCharges,
    watch: {
        concern: "data",
        dimensions: [["DBClusterIdentifier", "clusterIdentifier"]],
        healthy: { "AWS/RDS": healthyCluster },
        mishaps: (cluster, stack) => (membersOf(cluster, stack).length > 1 ? clusterMishaps : []),
    },
    survives: { fate: clusterFate },
    draw: drawnDatabase,
});

/** An instance of a cluster; its subnets and groups are the cluster's. */
export const clusterInstance = settings("a database cluster", RDS_CLUSTER_INSTANCE, {
    exposure: throughInterfaces,
    identity: {
        name: "identifier",
        id: "name",
        arn: { service: "rds", resource: ({ name }) => `db:${name}` },
        outputs: { endpoint: (created) => hostOf(created, ""), port: ({ inputs }) => portOf(inputs) },
    },
    lifecycle: {
        createSeconds: 480,
        deleteSeconds: 300,
        basis: "estimate",
        source: providerPage("rds_cluster_instance"),
    },
    cost: memberCharges,
    watch: {
        concern: "data",
        label: "instance of a database cluster",
        dimensions: [["DBInstanceIdentifier", "identifier"]],
        needed: isAlone,
        healthy: { "AWS/RDS": healthyMember },
        mishaps: memberMishaps,
    },
});

function membersOf(cluster: Resource, stack: StackView): readonly Resource[] {
    return stack.linked(RDS_CLUSTER_INSTANCE, "clusterIdentifier", cluster, RDS_CLUSTER).linked;
}

/** Of several, another takes over when one fails. */
function isAlone(member: Resource, stack: StackView): boolean {
    const [reference] = stack.resolve(member, member.get("clusterIdentifier"), RDS_CLUSTER);
    return reference?.kind === "resource" && membersOf(reference.resource, stack).length < 2;
}

/** Storage and what is read and written of it; instances are paid for apart. */
function clusterCharges(cluster: Resource, { usage }: CostContext): Charges {
    const engine = known(cluster.get("engine").text()) ?? "";
    if (!engine.startsWith("aurora")) return [gap("the table has no prices of Multi-AZ clusters")];
    if (cluster.get("storageType").text().state !== "absent")
        return [gap("the table has no prices of I/O-Optimized storage")];
    return [
        used("aurora-storage", "storage of database clusters", usage.auroraGb),
        used("aurora-io", "reads and writes of their storage", usage.auroraIoMillions),
        ...(known(cluster.get("manageMasterUserPassword").flag()) === true
            ? [charge("secret", "secrets with database passwords")]
            : []),
    ];
}

/** At its smallest all the time, which is what an idle one costs; at most at its largest. */
function memberCharges(member: Resource, { stack }: CostContext): Charges {
    const capacity = capacityOf(member, stack);
    if (capacity === undefined) return [gap("the table has no prices of instances of clusters but serverless ones")];
    const { minCapacity, maxCapacity } = capacity;
    const what = "capacity units of databases, if idle";
    return [charge("aurora-acu", what, minCapacity * hoursPerMonth, maxCapacity * hoursPerMonth)];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance */
function clusterFate(cluster: Resource, stack: StackView): Fate {
    const engine = known(cluster.get("engine").text()) ?? "";
    if (!engine.startsWith("aurora"))
        return { failover: "standby", why: "a Multi-AZ cluster has readers in other zones" };
    if (known(cluster.get("engineMode").text()) === "serverless")
        return { failover: "restarted", why: "it is started anew in another zone; its storage is in three" };
    const members = membersOf(cluster, stack);
    const zones = members.map((member) => known(member.get("availabilityZone").text()));
    const [zone] = zones;
    if (new Set(zones.filter((one) => one !== undefined)).size > 1)
        return {
            failover: "standby",
            why: `one of its ${members.length} instances takes over, usually within a minute`,
        };
    if (members.length > 1 && zones.includes(undefined))
        return { failover: "unknown", why: `the zones of its ${members.length} instances are not known` };
    const why =
        "it has no instance in another zone, where its storage is; until somebody makes one, nobody can connect";
    return { failover: "none", why, ...(zone === undefined ? {} : { zone }) };
}
