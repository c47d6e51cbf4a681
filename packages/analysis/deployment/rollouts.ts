import { calls } from "@platform/aws-model/facets/lifecycle";
import { groupBy } from "@platform/aws-model/group-by";
import type { Forces } from "@platform/aws-model/replacement/forces";
import { analyzeCapacity } from "../capacity/result";
import type { Plan, PlanResource } from "../plan";
import { lifecycleOf } from "./durations";
import { changedInputs, replacedBy } from "./update";

/** An update in place that takes long. */
export interface Rollout {
    readonly urn: string;
    readonly name: string;
    readonly seconds: number;
    /** What `pulumi up` waits at most, as the resource's options say it: `44m`. */
    readonly atMost?: string;
    /** New instances that it has to wait for. */
    readonly newInstances: number;
    /** True where it takes so long only if something is replaced of which the plan does not tell whether it is. */
    readonly perhaps?: true;
}

/** Until a new instance takes tasks: it starts, boots and joins its cluster. */
const INSTANCE_SECONDS = 240;

/** The updates of what both plans have that take more than a call or two, the longest first. */
export function rolloutsOf(plan: Plan, before: Plan): readonly Rollout[] {
    const services = analyzeCapacity(plan).pools.flatMap((pool) => pool.services);
    const all = plan.resources.filter(({ kind }) => kind === "custom");
    const byAnswer = groupBy(all, (one) => replacedSince(before, one));
    const anew = (...answers: readonly Forces[]) =>
        new Set(answers.flatMap((answer) => (byAnswer.get(answer) ?? []).map(({ urn }) => urn)));
    const [surely, perhaps] = [anew("yes"), anew("yes", "unknown")];
    return all
        .flatMap((resource): readonly Rollout[] => {
            const { urn, name, type, record } = resource;
            const earlier = before.find(urn);
            const { createSeconds, deleteSeconds, updates } = lifecycleOf(type) ?? calls;
            if (updates === undefined || earlier === undefined) return [];
            const usual = { create: createSeconds, delete: deleteSeconds };
            const takes = (changed: ReadonlySet<string>) =>
                changed.size === 0 ? 0 : updates(resource, plan.graph, changed, usual);
            const least = takes(changedProperties(resource, earlier, surely));
            const seconds = takes(changedProperties(resource, earlier, perhaps));
            if (seconds <= calls.createSeconds) return [];
            const newInstances = services.find((service) => service.urn === urn)?.newInstances ?? 0;
            const atMost = record.options.customTimeouts?.update;
            const whole = seconds + (newInstances > 0 ? INSTANCE_SECONDS : 0);
            return [
                {
                    ...{ urn, name, seconds: whole, newInstances },
                    ...(atMost === undefined ? {} : { atMost }),
                    ...(least === seconds ? {} : { perhaps: true }),
                },
            ];
        })
        .sort((a, b) => b.seconds - a.seconds);
}

/** Properties whose values differ, and those made from another resource than before, whose made-up id is the same. */
function changedProperties(one: PlanResource, earlier: PlanResource, anew: ReadonlySet<string>): ReadonlySet<string> {
    const sources = Object.entries(one.propertyDependencies).filter(([, urns]) => urns.some((urn) => anew.has(urn)));
    return new Set([...changedInputs(one, earlier), ...sources.map(([name]) => name)]);
}

/** Whether it is another one than before: new, or replaced. */
function replacedSince(before: Plan, one: PlanResource): Forces {
    const earlier = before.find(one.urn);
    return earlier === undefined ? "yes" : replacedBy(one, earlier);
}
