import type { Value } from "@platform/aws-model/value";
import type { Resource } from "@platform/aws-model/resource";
import { SUBNET } from "@platform/aws-model/types";
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
    const references = plan.graph.resolve(owner, value, SUBNET);
    const zones = references.map((reference) =>
        reference.kind === "resource" ? zoneOf(reference.resource) : undefined,
    );
    return zones.includes(undefined) ? undefined : [...new Set(zones.flatMap((zone) => zone ?? []))].sort();
}

/** The availability zone of a subnet, by its name or else by its id. */
export function zoneOf(subnet: Resource): string | undefined {
    const leaves = [subnet.get("availabilityZone").text(), subnet.get("availabilityZoneId").text()];
    return leaves.flatMap((leaf) => (leaf.state === "known" && leaf.value !== "" ? [leaf.value] : []))[0];
}
