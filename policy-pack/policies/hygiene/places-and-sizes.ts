import { valuesAt } from "@platform/aws-model/paths";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { show } from "@platform/aws-model/show";
import * as types from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { judgeRules, mustBeAtMost } from "../../lib/property-rules";
import { GLOBAL_REGION, regionText } from "./provider-regions";

/** Where types say how large a machine they start. Sizes come last: t3.large, db.t4g.medium, cache.r7g.xlarge. */
const SIZES: readonly (readonly [readonly string[], string])[] = [
    [
        [...types.INSTANCE, ...types.LAUNCH_TEMPLATE, ...types.LAUNCH_CONFIGURATION, ...types.SPOT_INSTANCE],
        "instanceType",
    ],
    [types.SPOT_FLEET, "launchSpecifications.*.instanceType"],
    [types.FLEET, "launchTemplateConfigs.*.overrides.*.instanceType"],
    [types.AUTOSCALING_GROUP, "mixedInstancesPolicy.launchTemplate.overrides.*.instanceType"],
    [[...types.RDS_INSTANCE, ...types.RDS_CLUSTER_INSTANCE], "instanceClass"],
    [types.RDS_CLUSTER, "dbClusterInstanceClass"],
    [[...types.CACHE_CLUSTER, ...types.CACHE_REPLICATION_GROUP], "nodeType"],
];
const SIZED: ReadonlySet<string> = new Set(SIZES.flatMap(([family]) => family));
const SIZE = /^([a-z]+\.)?[a-z0-9-]+\.([a-z0-9-]+)$/;
/** An instance of a cluster whose size is the cluster's to say. */
const SERVERLESS = "db.serverless";

/** The findings about machines of other sizes than allowed, and about databases that may become larger than allowed. */
export function judgeSize(resource: Resource, allowed: readonly string[], mostUnits: number): PolicyFinding[] {
    if (!SIZED.has(resource.type)) return [];
    const path = "serverlessv2ScalingConfiguration.maxCapacity";
    const rules = [mustBeAtMost(types.RDS_CLUSTER, path, mostUnits, "capacity units")];
    return [...judgeRules(resource, rules), ...judgeTypes(resource, allowed)];
}

function judgeTypes(resource: Resource, allowed: readonly string[]): PolicyFinding[] {
    return SIZES.flatMap(([family, path]) => (family.includes(resource.type) ? valuesAt(resource, path) : [])).flatMap(
        (value) => {
            if (value.state === "absent") return [];
            return expectValue(resource, value, value.text(), {
                whenAbsent: "",
                accepts: (type) => type === SERVERLESS || allowed.includes(SIZE.exec(type)?.[2] ?? ""),
                found: (type) => (SIZE.test(type) ? type : "something else"),
                required: `a size among ${allowed.join(", ")}`,
                fix: "choose a smaller size, or allow it in the configuration of this policy",
            });
        },
    );
}

/** The findings about a resource outside the allowed regions; without any, its provider's and the global one. */
export function judgeRegion(resource: Resource, regions: readonly string[]): PolicyFinding[] {
    const region = resource.inputs.at("region");
    const text = region.text();
    if (text.state === "unknown") return [undecided(resource, region.path, "a region that is plain in the program")];
    const base = resource.provider && known(resource.provider.props.at("region").text());
    if (text.state === "absent" && (base === undefined || regions.length === 0 || regions.includes(base))) return [];
    const own = [...new Set([...(base === undefined ? [] : [base]), GLOBAL_REGION])];
    const allowed = regions.length > 0 ? regions : own;
    if (text.state === "known" && allowed.includes(text.value)) return [];
    const found = text.state === "absent" ? (base ?? "") : (regionText(text.value) ?? show(region));
    const at = text.state === "absent" ? "its provider's region" : region.path;
    const fix = "remove it, or allow the region in the configuration of this policy";
    return [violation(resource, { at, found, required: allowed.join(" or "), fix })];
}
