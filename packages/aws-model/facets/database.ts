import type { WireMap } from "../wire";
import { noteOf, type DrawnBox } from "./drawing";
import { hex, textOf, uuid, type Created } from "./identity";
import type { Interfaces } from "./network";
import { RDS_SUBNET_GROUP } from "../types";
import { plural } from "../show";
import { known } from "../value";

/** Where an instance that stands alone, or a cluster, is in the network. */
export const databaseNetwork: Interfaces = {
    serves: "database",
    label: "database",
    role: "data",
    subnets: [],
    groups: ["vpcSecurityGroupIds"],
    subnetGroup: ["dbSubnetGroupName", RDS_SUBNET_GROUP],
};

export const drawnDatabase: DrawnBox = {
    glyph: "database",
    place: "zones",
    note: (store, { zones }) =>
        noteOf(known(store.get("engine").text()), zones === 0 ? undefined : `subnets in ${plural(zones, "zone")}`),
};

/** The secret that RDS makes where it manages the password: its name is of RDS's choice. */
export function masterSecrets({ inputs, urn, place }: Created, of: "db" | "cluster") {
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
export function hostOf({ name, place }: Created, endpoint: string): string {
    return `${name}.${endpoint}c${hex(`${place.accountId}${place.region}`, 11)}.${place.region}.rds.${place.dnsSuffix}`;
}

/** Whether it holds what nobody else does: it is no read replica. */
export function isOriginal(inputs: WireMap): boolean {
    return ["replicateSourceDb", "replicationSourceIdentifier"].every((property) => inputs[property] === undefined);
}

/** What the engine listens on where nothing else is said. */
export function portOf(inputs: WireMap): number {
    const engine = textOf(inputs["engine"]) ?? "postgres";
    const usual = Object.entries({ mysql: 3306, maria: 3306, oracle: 1521, sqlserver: 1433 });
    return typeof inputs["port"] === "number"
        ? inputs["port"]
        : (usual.find(([name]) => engine.includes(name))?.[1] ?? 5432);
}
