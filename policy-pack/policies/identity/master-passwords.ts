import type { Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { RDS_CLUSTER, RDS_INSTANCE } from "@platform/aws-model/types";
import { exposed } from "./secret-looks";

const named = (types: readonly string[], property: string) => types.map((type) => [type, property] as const);

/** Types that take a master password, and can manage one themselves. */
export const PASSWORDS: Readonly<Record<string, string>> = Object.fromEntries([
    ...named(RDS_INSTANCE, "password"),
    ...named([...RDS_CLUSTER, "aws:docdb/cluster:Cluster", "aws:redshift/cluster:Cluster"], "masterPassword"),
]);

/** Any password that the program hands over ends up in its state; whether it is known does not matter. */
export function judgePasswords(resource: Resource): readonly Finding[] {
    const property = PASSWORDS[resource.type];
    if (property === undefined || resource.get(property).state === "absent") return [];
    return [exposed(resource, property, "manageMasterUserPassword")];
}
