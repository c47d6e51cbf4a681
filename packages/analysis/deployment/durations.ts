import { calls, type Duration, type Lifecycle } from "@platform/aws-model/facets/lifecycle";
import { given } from "@platform/aws-model/facets/kind";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Plan, PlanResource } from "../plan";

/** How resources of a type come and go; undefined where that is not known. */
export function lifecycleOf(type: string): Lifecycle | undefined {
    return given(kindOf(type)?.lifecycle);
}

/**
 * How long a resource of a plan takes. What is only looked up takes a call; components take nothing; what is not known is
 * taken as a call or two.
 */
export function durationOf(plan: Plan, resource: PlanResource): Duration {
    if (resource.kind === "read" || resource.external) return { create: 1, delete: 0 };
    if (resource.kind !== "custom") return { create: 0, delete: 0 };
    const { createSeconds, deleteSeconds, takes } = lifecycleOf(resource.type) ?? calls;
    const usual = { create: createSeconds, delete: deleteSeconds };
    return takes?.(resource, plan.graph, usual) ?? usual;
}
