import { dimensionKeys, nameKey, partKeys, type MetricRef } from "@platform/aws-model/facets/watch";
import type { Plan, PlanResource } from "../plan";
import { watchedKinds, type WatchedKind } from "./watched-kinds";

/** Something whose failure somebody should be told of. */
export interface WatchedSubject {
    /** As readers call it: `VPN tunnel`. */
    readonly kind: string;
    readonly name: string;
    readonly urn: string;
    /** The dimensions by which CloudWatch knows it, as `TargetGroup=…`. */
    readonly keys: readonly string[];
    /** Whether a metric with one of the dimensions, read with a statistic, is about it. */
    isSeenBy(metric: MetricRef, statistic: string): boolean;
}

/** The resources of a plan that have to be watched, or their parts. */
export function subjectsOf(plan: Plan): readonly WatchedSubject[] {
    return watchedKinds.flatMap((kind) =>
        ownOf(plan, kind)
            .filter((resource) => isNeeded(plan, kind, resource))
            .flatMap((resource) => partsOf(kind, resource)),
    );
}

/** The resources of a kind that the stack makes. */
export function ownOf(plan: Plan, { tokens }: WatchedKind): readonly PlanResource[] {
    return plan.ofType(tokens).filter(({ kind }) => kind !== "read");
}

/** Whether somebody has to be told when a resource fails. */
export function isNeeded(plan: Plan, { watch: { needed = true } }: WatchedKind, resource: PlanResource): boolean {
    return typeof needed === "function" ? needed(resource, plan.graph) : needed;
}

/** By what CloudWatch knows a resource or one of its parts: dimensions, or the name of a metric that has none. */
export function allDimensionKeys({ watch }: WatchedKind, resource: PlanResource): readonly string[] {
    const metric = watch.metric?.(resource);
    return [...partKeys(watch, resource), ...(metric === undefined ? [] : [nameKey(metric.namespace, metric.name)])];
}

function partsOf({ label, watch }: WatchedKind, resource: PlanResource): readonly WatchedSubject[] {
    const { name, urn } = resource;
    const about = { kind: label, urn };
    const own = dimensionKeys(watch, resource);
    if (watch.parts === undefined) return [{ ...about, name, keys: own, isSeenBy: () => true }];
    return watch.parts(resource).map((part) => ({
        ...{ ...about, name: `${name} (${part.name})`, keys: [...own, ...part.keys] },
        isSeenBy: (metric, statistic) => part.isSeenBy(metric, statistic),
    }));
}
