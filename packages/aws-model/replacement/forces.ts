import { pathCovers, withoutIndices } from "../property-path";
import { LOAD_BALANCER } from "../types";
import { packageOf } from "../urn";
import type { WireMap, WireValue } from "../wire";
import { factsOf } from "./replacement";

/** Whether a changed property makes the provider replace the resource. */
export type Forces = "yes" | "no" | "unknown";

/**
 * Whether a change at the path makes the provider replace a resource of the type.
 *
 * @param inputs Of the changed resource; on some of them it depends what else replaces it.
 * @param replaceOnChanges The option of the resource, which adds to what the provider knows.
 */
export function forces(
    type: string,
    changed: string,
    inputs: WireMap,
    replaceOnChanges: readonly string[] = [],
): Forces {
    if (replaceOnChanges.some((pattern) => pathCovers(pattern, changed) || pathCovers(changed, pattern))) {
        return "yes";
    }
    if (changed === "region" && packageOf(type) === "aws") {
        return "yes";
    }
    const facts = factsOf(type);
    if (facts === undefined) {
        return "unknown";
    }
    const at = withoutIndices(changed);
    const whole = at.replace(/\[\]$/, "");
    const hit = (facts.replace ?? []).some(
        (known) => known === whole || isInside(known, at) || isInside(at, known) || isInside(whole, known),
    );
    const perhaps =
        facts.unasked === true || (facts.perhaps ?? []).some((known) => known === whole || isInside(known, at));
    return hit ? "yes" : perhaps && !isApplicationLoadBalancer(type, inputs) ? "unknown" : "no";
}

/**
 * Application load balancers take other subnets and groups as they are; those of other types are replaced for some changes.
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go (customizeDiff)
 */
function isApplicationLoadBalancer(type: string, { loadBalancerType = "application" }: WireMap): boolean {
    return LOAD_BALANCER.includes(type) && loadBalancerType === "application";
}

export function isSet(type: string, list: string): boolean {
    return factsOf(type)?.sets?.includes(list) === true;
}

/** Whether it is what the provider fills in where nothing is said. */
export function isUsual(type: string, path: string, value: WireValue | undefined): boolean {
    return value !== undefined && factsOf(type)?.usual?.[path] === value;
}

/** Whether the inner path names a part of what the outer path names. */
function isInside(outer: string, inner: string): boolean {
    return inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));
}
