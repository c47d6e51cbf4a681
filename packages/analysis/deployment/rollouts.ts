import { calls } from "@platform/aws-model/facets/lifecycle";
import { factsOf } from "@platform/aws-model/replacement/replacement";
import { analyzeCapacity } from "../capacity/result";
import type { Plan, PlanResource } from "../plan";
import { lifecycleOf } from "./durations";
import { changedInputs } from "./update";

/** An update in place that takes long. */
export interface Rollout {
    readonly urn: string;
    readonly name: string;
    readonly seconds: number;
    /** What `pulumi up` waits at most, as the resource's options say it: `44m`. */
    readonly atMost?: string;
    /** New instances that it has to wait for. */
    readonly newInstances: number;
}

/** Until a new instance takes tasks: it starts, boots and joins its cluster. */
const INSTANCE_SECONDS = 240;

/** The updates of what both plans have that take more than a call or two, the longest first. */
export function rolloutsOf(plan: Plan, before: Plan): readonly Rollout[] {
    const services = analyzeCapacity(plan).pools.flatMap((pool) => pool.services);
    const all = plan.resources.filter(({ kind }) => kind === "custom");
    const anew = new Set(all.filter((one) => isAnew(one, before.find(one.urn))).map(({ urn }) => urn));
    return all
        .flatMap((resource): readonly Rollout[] => {
            const { urn, name, type, record } = resource;
            const earlier = before.find(urn);
            const { createSeconds, deleteSeconds, updates } = lifecycleOf(type) ?? calls;
            const changed = earlier === undefined ? new Set<string>() : changedProperties(resource, earlier, anew);
            if (updates === undefined || changed.size === 0) return [];
            const usual = { create: createSeconds, delete: deleteSeconds };
            const seconds = updates(resource, plan.graph, changed, usual);
            if (seconds <= calls.createSeconds) return [];
            const newInstances = services.find((service) => service.urn === urn)?.newInstances ?? 0;
            const atMost = record.options.customTimeouts?.update;
            const whole = seconds + (newInstances > 0 ? INSTANCE_SECONDS : 0);
            return [{ urn, name, seconds: whole, newInstances, ...(atMost === undefined ? {} : { atMost }) }];
        })
        .sort((a, b) => b.seconds - a.seconds);
}

/** Properties whose values differ, and those made from another resource than before, whose made-up id is the same. */
function changedProperties(one: PlanResource, earlier: PlanResource, anew: ReadonlySet<string>): ReadonlySet<string> {
    const sources = Object.entries(one.propertyDependencies).filter(([, urns]) => urns.some((urn) => anew.has(urn)));
    return new Set([...changedInputs(one, earlier), ...sources.map(([name]) => name)]);
}

/** Whether it is another one than before: new, or changed where that replaces it. */
function isAnew(one: PlanResource, earlier: PlanResource | undefined): boolean {
    const replaces = factsOf(one.type)?.replace ?? [];
    return earlier === undefined || changedInputs(one, earlier).some((name) => replaces.includes(name));
}
