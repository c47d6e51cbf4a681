import { subnetZones } from "@platform/aws-model/facets/survival";
import type { Value } from "@platform/aws-model/value";
import type { Resource } from "@platform/aws-model/resource";
import type { Plan, PlanResource } from "../plan";

/** The plan's resources of the given types that a value, or each element of a list, points to; each once. */
export function targets(plan: Plan, owner: Resource, value: Value, types: readonly string[]): readonly PlanResource[] {
    const found = plan.graph
        .resolve(owner, value, types)
        .flatMap((reference) => (reference.kind === "resource" ? [plan.find(reference.resource.urn)] : []));
    return [...new Set(found)].filter((resource) => resource !== undefined);
}

/** The zones of the subnets that a value names, each once and sorted; undefined when one of them is not known. */
export function zonesAt(plan: Plan, owner: Resource, value: Value): readonly string[] | undefined {
    const zones = subnetZones(owner, value, plan.graph);
    return zones.includes(undefined) ? undefined : [...new Set(zones.flatMap((zone) => zone ?? []))].sort();
}
