import { kind, settings } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { hex, textOf, uuid, type Created } from "../facets/identity";
import { finalSnapshot, protectedBy, providerPage, startsEmpty } from "../facets/lifecycle";
import { charge, gap, hourly, type Charges, type CostContext } from "../facets/cost";
import { databaseMishaps, healthyDatabase } from "../facets/database-metrics";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { RDS_CLUSTER, RDS_CLUSTER_INSTANCE, RDS_INSTANCE, RDS_SUBNET_GROUP } from "../types";
import { known } from "../value";
import type { WireMap } from "../wire";
import { noteOf, type DrawnBox } from "../facets/drawing";
import type { Fate } from "../facets/survival";
import type { StackView } from "../graph/stack-view";
import { isReplica, sourceOf } from "../graph/replicas";
import { plural } from "../show";

const isProtected = protectedBy("deletionProtection");

const network: Interfaces = {
    serves: "database",
    label: "database",
    role: "data",
    subnets: [],
    groups: ["vpcSecurityGroupIds"],
    subnetGroup: ["dbSubnetGroupName", RDS_SUBNET_GROUP],
};

const draw: DrawnBox = {
    glyph: "database",
    place: "zones",
    note: (store, { zones }) =>
        noteOf(known(store.get("engine").text()), zones === 0 ? undefined : plural(zones, "zone")),
};

/** A database on one instance, or with a standby beside it. */
export const databaseInstance = kind({
    label: "database",
    tokens: RDS_INSTANCE,
    network,
    exposure: throughInterfaces,
    identity: {
        name: "identifier",
        id: ({ urn }) => `db-${hex(urn, 26).toUpperCase()}`,
        arn: { service: "rds", resource: ({ name }) => `db:${name}` },
        outputs: {
            address: (created) => hostOf(created, ""),
            endpoint: (created) => `${hostOf(created, "")}:${portOf(created.inputs)}`,
            port: ({ inputs }) => portOf(inputs),
            masterUserSecrets: (created) => masterSecrets(created, "db"),
        },
    },
    lifecycle: {
        ...finalSnapshot,
        outage: startsEmpty,
        keepsData: isOriginal,
        createSeconds: 600,
        deleteSeconds: 300,
        takes: (resource, _stack, usual) => ({
            create: usual.create * (known(resource.get("multiAz").flag()) === true ? 1.5 : 1),
            delete: usual.delete * (known(resource.get("skipFinalSnapshot").flag()) === true ? 1 : 2),
        }),
        basis: "estimate",
        source: "https://oneuptime.com/blog/post/2026-02-23-terraform-resources-long-creation-time/view",
        note: "10 to 20 minutes there; 5 to 17 in published logs. With a standby, and with a final snapshot, longer",
        stops: (resource) => isProtected(resource) ?? finalSnapshot.stops?.(resource),
    },
    cost: charges,
    watch: {
        concern: "data",
        dimensions: [["DBInstanceIdentifier", "identifier"]],
        healthy: { "AWS/RDS": healthyDatabase },
        mishaps: databaseMishaps,
    },
    survives: { fate: instanceFate },
    draw,
});

/** A cluster of databases: Aurora, or Multi-AZ with readers. */
export const databaseCluster = kind({
    label: "database cluster",
    tokens: RDS_CLUSTER,
    network,
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
    cost: () => [gap("the table has no prices of clusters")],
    watch: { concern: "data", dimensions: [["DBClusterIdentifier", "clusterIdentifier"]] },
    survives: { fate: clusterFate },
    draw,
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
    cost: () => [gap("the table has no prices of instances of clusters")],
});

export const databaseSubnetGroup = settings("a database", RDS_SUBNET_GROUP, {
    identity: { id: "name", arn: { service: "rds", resource: ({ name }) => `subgrp:${name}` } },
});
export const databaseSettings = settings(
    "a database",
    typesIn("rds", "ParameterGroup", "ClusterParameterGroup", "OptionGroup", "EventSubscription", "RoleAssociation"),
    { identity: { unique: [] } },
);

/** The secret that RDS makes where it manages the password: its name is of RDS's choice. */
function masterSecrets({ inputs, urn, place }: Created, of: "db" | "cluster") {
    const { partition, region, accountId } = place;
    const name = `rds!${of}-${uuid(urn)}-${hex(urn, 6)}`;
    return inputs["manageMasterUserPassword"] === true
        ? [
              {
                  kmsKeyId: inputs["masterUserSecretKmsKeyId"] ?? "",
                  secretArn: `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`,
                  secretStatus: "active",
              },
          ]
        : [];
}

/** `name.cluster-c9akciq32rgw.us-east-1.rds.amazonaws.com`; the middle part is the account's own. */
function hostOf({ name, place }: Created, endpoint: string): string {
    return `${name}.${endpoint}c${hex(`${place.accountId}${place.region}`, 11)}.${place.region}.rds.${place.dnsSuffix}`;
}

/** Whether it holds what nobody else does: it is no read replica. */
function isOriginal(inputs: WireMap): boolean {
    return ["replicateSourceDb", "replicationSourceIdentifier"].every((property) => inputs[property] === undefined);
}

/** What the engine listens on where nothing else is said. */
function portOf(inputs: WireMap): number {
    const engine = textOf(inputs["engine"]) ?? "postgres";
    const usual = Object.entries({ mysql: 3306, maria: 3306, oracle: 1521, sqlserver: 1433 });
    return typeof inputs["port"] === "number"
        ? inputs["port"]
        : (usual.find(([name]) => engine.includes(name))?.[1] ?? 5432);
}

/** A database's instance and storage, twice with a standby in another zone. Backups up to its size are free. */
function charges(resource: Resource, { stack }: CostContext): Charges {
    const source = sourceOf(stack, resource);
    const engine = known(source.get("engine").text()) ?? "postgres";
    if (engine !== "postgres") return [gap(`the table has no prices of ${engine}`)];
    const type = known(resource.get("instanceClass").text());
    const copies = known(resource.get("multiAz").flag()) === true ? 2 : 1;
    const storage = known((isReplica(resource) ? source : resource).get("allocatedStorage").number());
    return [
        type === undefined ? gap("the node type is not known") : hourly(`rds/${type}`, "database instances", copies),
        ...(known(resource.get("manageMasterUserPassword").flag()) === true
            ? [charge("secret", "secrets with database passwords")]
            : []),
        storage === undefined
            ? gap("the size of the database's storage is not known")
            : charge("rds-storage", "database storage", storage * copies),
    ];
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html */
function instanceFate(database: Resource): Fate {
    const standby = database.get("multiAz").flag();
    if (standby.state === "unknown") return { failover: "unknown", why: "whether it has a standby is not known" };
    if (known(standby) === true)
        return { failover: "standby", why: "its standby in another zone takes over, usually within 1 to 2 minutes" };
    const zone = known(database.get("availabilityZone").text());
    const why = isReplica(database)
        ? "it is a read replica: what reads from it waits for its zone, and nothing is lost"
        : "it has no standby in another zone (multiAz)";
    return { failover: "none", why, ...(zone === undefined ? {} : { zone }) };
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html */
function clusterFate(cluster: Resource, stack: StackView): Fate {
    const engine = known(cluster.get("engine").text()) ?? "";
    if (!engine.startsWith("aurora"))
        return { failover: "standby", why: "a Multi-AZ cluster has readers in other zones" };
    const { linked } = stack.linked(RDS_CLUSTER_INSTANCE, "clusterIdentifier", cluster, RDS_CLUSTER);
    const members = new Set(linked).size;
    return members > 1
        ? { failover: "standby", why: `one of its ${members} instances takes over` }
        : { failover: "restarted", why: "its only instance is started anew in another zone; its storage is in three" };
}
