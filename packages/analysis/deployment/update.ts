import { isDeepStrictEqual } from "node:util";
import type { Forces } from "@platform/aws-model/replacement/forces";
import { replaces } from "@platform/aws-model/replacement/replaces";
import type { Plan, PlanResource } from "../plan";

/** The names of the arguments that differ between two plans of a resource. */
export function changedInputs(
    { record: { inputs } }: PlanResource,
    { record: { inputs: earlier } }: PlanResource,
): readonly string[] {
    const names = [...new Set([...Object.keys(inputs), ...Object.keys(earlier)])];
    return names.filter((name) => !isDeepStrictEqual(inputs[name], earlier[name]));
}

/** The same resource in another plan, by its URN or by an alias on either side. */
export function sameIn(plan: Plan, resource: PlanResource): PlanResource | undefined {
    const { urn, type } = resource;
    const aliases = resource.record.options.aliases ?? [];
    return (
        plan.find(urn) ??
        plan
            .ofType([type])
            .find((one) => aliases.includes(one.urn) || one.record.options.aliases?.includes(urn) === true)
    );
}

/** Whether an update replaces the resource. */
export function replacedBy({ type, record }: PlanResource, earlier: PlanResource): Forces {
    const { replaceOnChanges } = record.options;
    return replaces({ type, inputs: record.inputs, replaceOnChanges }, earlier.record.inputs);
}
