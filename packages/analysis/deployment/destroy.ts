import { known } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { durationOf, lifecycleOf } from "./durations";
import { labelOf } from "./label";

/** Something that a destroy meets on its way. */
export interface DestroyObstacle {
    readonly urn: string;
    /** Type and name. */
    readonly label: string;
    readonly text: string;
}

/** What stands between a stack and its end. */
export interface Destroy {
    /** What keeps a destroy from finishing before somebody does something. */
    readonly stops: readonly DestroyObstacle[];
    /** Of those, what Pulumi or AWS refuses to delete whatever is in it. */
    readonly refused: readonly DestroyObstacle[];
    /** What is lost for good. */
    readonly loses: readonly DestroyObstacle[];
    /** What it waits for; the longest first. */
    readonly waits: readonly (DestroyObstacle & { readonly seconds: number })[];
    /** What is still there, and may cost or hold a name, when it has finished. */
    readonly leaves: readonly DestroyObstacle[];
}

/** A wait that is worth a line, in seconds. */
const NOTABLE_SECONDS = 30;

/** What a destroy of a plan meets: by its kinds, and by Pulumi's own options. */
export function destroyOf(plan: Plan): Destroy {
    const managed = plan.resources
        .filter((resource) => !resource.external && resource.kind === "custom")
        // A program registers its resources in another order from run to run.
        .sort((a, b) => labelOf(a).localeCompare(labelOf(b), "en"));
    return {
        stops: managed.flatMap((resource) => obstacle(resource, stopsOf(resource))),
        refused: managed.flatMap((resource) => obstacle(resource, refusalOf(resource))),
        loses: managed.flatMap((resource) => obstacle(resource, lossOf(resource))),
        waits: managed.flatMap((resource) => waitOf(plan, resource)).sort((a, b) => b.seconds - a.seconds),
        leaves: managed.flatMap((resource) => obstacle(resource, leftOf(resource))),
    };
}

function stopsOf(resource: PlanResource): string | undefined {
    return joined([refusalOf(resource), lifecycleOf(resource.type)?.filled?.(resource)]);
}

function refusalOf(resource: PlanResource): string | undefined {
    const own = resource.options.protect ? "protected, so that Pulumi refuses to delete it" : undefined;
    return joined([own, lifecycleOf(resource.type)?.stops?.(resource)]);
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
    const found = texts.filter((text) => text !== undefined);
    return found.length === 0 ? undefined : found.join("; ");
}

function lossOf(resource: PlanResource): string | undefined {
    if (resource.record.options.retainOnDelete === true) return undefined;
    const loses = lifecycleOf(resource.type)?.loses;
    return typeof loses === "function" ? loses(resource) : loses;
}

function waitOf(plan: Plan, resource: PlanResource): Destroy["waits"] {
    const seconds = durationOf(plan, resource).delete;
    if (seconds < NOTABLE_SECONDS) return [];
    const text = lifecycleOf(resource.type)?.waits?.(resource, plan.graph) ?? "AWS takes its time";
    return [{ ...about(resource, text), seconds }];
}

function leftOf(resource: PlanResource): string | undefined {
    const left = lifecycleOf(resource.type)?.leaves?.(resource);
    if (left !== undefined) return left;
    if (resource.record.options.retainOnDelete === true) return "is kept: retainOnDelete";
    return known(resource.get("skipDestroy").flag()) === true ? "is kept: skipDestroy" : undefined;
}

function obstacle(resource: PlanResource, text: string | undefined): readonly DestroyObstacle[] {
    return text === undefined ? [] : [about(resource, text)];
}

function about(resource: PlanResource, text: string): DestroyObstacle {
    return { urn: resource.urn, label: labelOf(resource), text };
}
