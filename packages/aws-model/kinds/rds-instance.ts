import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { hex } from "../facets/identity";
import { finalSnapshot, protectedBy, startsEmpty } from "../facets/lifecycle";
import { charge, gap, hourly, type Charges, type CostContext } from "../facets/cost";
import { databaseNetwork, drawnDatabase, hostOf, isOriginal, masterSecrets, portOf } from "../facets/database";
import { databaseMishaps, healthyDatabase } from "../facets/database-metrics";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { RDS_INSTANCE, RDS_SUBNET_GROUP } from "../types";
import { known } from "../value";
import type { Fate } from "../facets/survival";
import { isReplica, sourceOf } from "../graph/replicas";

const isProtected = protectedBy("deletionProtection");

/** A database on one instance, or with a standby beside it. */
export const databaseInstance = kind({
    label: "database",
    tokens: RDS_INSTANCE,
    network: databaseNetwork,
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
    draw: drawnDatabase,
});

export const databaseSubnetGroup = settings("a database", RDS_SUBNET_GROUP, {
    identity: { id: "name", arn: { service: "rds", resource: ({ name }) => `subgrp:${name}` } },
});
export const databaseSettings = settings(
    "a database",
    typesIn("rds", "ParameterGroup", "ClusterParameterGroup", "OptionGroup", "EventSubscription", "RoleAssociation"),
    { identity: { unique: [] } },
);

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
