import { kind, settings } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { hex, textOf, type Created } from "../facets/identity";
import type { WireMap } from "../wire";
import { typesIn } from "../tokens";
import { RDS_CLUSTER, RDS_CLUSTER_INSTANCE, RDS_INSTANCE, RDS_SUBNET_GROUP } from "../types";

const network: Interfaces = {
    serves: "database",
    label: "database",
    role: "data",
    subnets: [],
    groups: ["vpcSecurityGroupIds"],
    subnetGroup: ["dbSubnetGroupName", RDS_SUBNET_GROUP],
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
        },
    },
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
            port: ({ inputs }) => portOf(inputs),
        },
    },
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
});

export const databaseSubnetGroup = settings("a database", RDS_SUBNET_GROUP, {
    identity: { id: "name", arn: { service: "rds", resource: ({ name }) => `subgrp:${name}` } },
});
export const databaseSettings = settings(
    "a database",
    typesIn("rds", "ParameterGroup", "ClusterParameterGroup", "OptionGroup", "EventSubscription", "RoleAssociation"),
);

/** `name.cluster-c9akciq32rgw.us-east-1.rds.amazonaws.com`; the middle part is the account's own. */
function hostOf({ name, place }: Created, endpoint: string): string {
    return `${name}.${endpoint}c${hex(`${place.accountId}${place.region}`, 11)}.${place.region}.rds.${place.dnsSuffix}`;
}

/** What the engine listens on where nothing else is said. */
function portOf(inputs: WireMap): number {
    const engine = textOf(inputs["engine"]) ?? "postgres";
    const usual = Object.entries({ mysql: 3306, maria: 3306, oracle: 1521, sqlserver: 1433 });
    return typeof inputs["port"] === "number"
        ? inputs["port"]
        : (usual.find(([name]) => engine.includes(name))?.[1] ?? 5432);
}
