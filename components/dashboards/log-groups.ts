import type * as pulumi from "@pulumi/pulumi";
import { ec2AppNames } from "../ec2-apps/names";
import { serviceNames } from "../ecs/service/names";
import { functionNames } from "../functions/names";

/** Apps of each kind, by their keys in the configuration. */
export type Apps = Readonly<Record<"services" | "functions" | "ec2Apps", Readonly<Record<string, pulumi.Resource>>>>;

/** Names of the log groups of apps. */
export function logGroupsOfApps(prefix: string, apps: Apps): readonly string[] {
    return [
        ...Object.keys(apps.services).map((key) => serviceNames(prefix, key).logGroup),
        ...Object.keys(apps.functions).map((key) => functionNames(prefix, key).logGroup),
        ...Object.keys(apps.ec2Apps).map((key) => ec2AppNames(prefix, key).logGroup),
    ];
}
