import { isDeepStrictEqual } from "node:util";
import { valuesAt } from "@platform/aws-model/paths";
import { factsOf } from "@platform/aws-model/replacement/replacement";
import { known } from "@platform/aws-model/value";
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

/**
 * Whether what the program gives differs where that replaces the resource, nested arguments among them. What it leaves out
 * counts as the same: a state has what the provider added.
 */
export function isReplaced(now: PlanResource, earlier: PlanResource): boolean {
    const textsAt = (one: PlanResource, path: string) => valuesAt(one, path).map((value) => known(value.text()));
    return (factsOf(now.type)?.replace ?? []).some((argument) => {
        const path = argument.replaceAll("[]", ".*");
        const isGiven = (path.split(".")[0] ?? "") in now.record.inputs;
        return isGiven && !isDeepStrictEqual(textsAt(now, path), textsAt(earlier, path));
    });
}
