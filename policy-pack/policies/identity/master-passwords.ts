import type { Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { DOCUMENT_CLUSTER, RDS_CLUSTER, RDS_INSTANCE, WAREHOUSE_CLUSTER } from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { exposed } from "./secret-looks";

/** Types that take a master password, and can manage one themselves. */
export const PASSWORDS: Readonly<Record<string, string>> = byType(
    [RDS_INSTANCE, "password"],
    [[...RDS_CLUSTER, ...DOCUMENT_CLUSTER, ...WAREHOUSE_CLUSTER], "masterPassword"],
);

/** Any password that the program hands over ends up in its state; whether it is known does not matter. */
export function judgePasswords(resource: Resource): readonly Finding[] {
    const property = PASSWORDS[resource.type];
    if (property === undefined || resource.get(property).state === "absent") return [];
    return [exposed(resource, property, "manageMasterUserPassword")];
}
