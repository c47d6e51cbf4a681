import { calls, type Duration, type Lifecycle } from "@platform/aws-model/facets/lifecycle";
import { groupBy } from "@platform/aws-model/group-by";
import type { Plan } from "../plan";
import { typesWithout, type UnknownType } from "../shared/unknown-types";
import { destroyOf, type Destroy } from "./destroy";
import { durationOf, lifecycleOf } from "./durations";
import { imageHazardsOf, type ImageHazard } from "./image-hazards";
import { orderOf, reversed, type Order } from "./order";
import { labelOf, shortName } from "./label";
import { rolloutsOf, type Rollout } from "./rollouts";
import { criticalPath, elapsed, stages, type Step, type Task } from "./schedule";

/** A step of the critical path with what it is about. */
export interface NamedStep extends Step {
    readonly name: string;
    readonly type: string;
}

/** Resources that can be created at the same time. */
export interface Stage {
    readonly width: number;
    /** The slowest of them. */
    readonly slowest: string;
    readonly seconds: number;
}

/** Seconds until everything is there. */
export interface Totals {
    /** Each after the other. */
    readonly serial: number;
    /** By how many at once. @see DEFAULT_PARALLEL */
    readonly parallel: readonly { readonly atOnce: number; readonly seconds: number }[];
    /** As many at once as the dependencies allow. */
    readonly critical: number;
}

/** What is usual for a type that takes long. */
export interface SlowType extends Required<
    Pick<Lifecycle, "createSeconds" | "deleteSeconds" | "basis" | "source" | "note">
> {
    readonly type: string;
    readonly count: number;
}

/** The whole answer of the analysis. */
export interface DeploymentReport {
    readonly resources: number;
    readonly create: Totals;
    readonly createPath: readonly NamedStep[];
    readonly stages: readonly Stage[];
    readonly destroyTotals: Totals;
    readonly destroyPath: readonly NamedStep[];
    readonly destroy: Destroy;
    /** With a plan to compare with: what the resources take that it does not have. */
    readonly added?: Pick<Totals, "serial" | "critical"> & { readonly count: number; readonly removed: number };
    /** With a plan to compare with: updates in place that take long. */
    readonly rollouts?: readonly Rollout[];
    /** What may go wrong with the images of what is registered. */
    readonly imageHazards: readonly ImageHazard[];
    /** Types of this plan that take long. */
    readonly slowTypes: readonly SlowType[];
    /** Types whose times are not known: each is taken as a call or two. */
    readonly unknownTypes: readonly UnknownType[];
    readonly circular: readonly string[];
}

/**
 * Pulumi runs four operations at once for each CPU: here for machines with two, four and eight.
 * @see https://github.com/pulumi/pulumi/pull/15016
 */
const DEFAULT_PARALLEL = [8, 16, 32] as const;
const SLOW_SECONDS = 30;

export function deploymentReport(plan: Plan, before?: Plan): DeploymentReport {
    const order = orderOf(plan);
    const durations = new Map(order.nodes.map((node) => [node.urn, durationOf(plan, node)]));
    const creation = tasksOf(order, (urn) => durations.get(urn)?.create ?? 0);
    const deletion = backwards(order, durations);
    const isNew = (urn: string): boolean => before?.find(urn) === undefined;
    return {
        resources: plan.resources.filter(({ kind }) => kind === "custom").length,
        create: totalsOf(creation),
        createPath: named(plan, criticalPath(creation)),
        stages: stages(creation).map((stage) => stageOf(plan, stage)),
        destroyTotals: totalsOf(deletion),
        destroyPath: named(plan, criticalPath(deletion)),
        destroy: destroyOf(plan),
        ...(before === undefined
            ? {}
            : { added: addedOf(plan, before, order, durations, isNew), rollouts: rolloutsOf(plan, before) }),
        slowTypes: slowTypes(plan, durations),
        imageHazards: imageHazardsOf(plan, before),
        unknownTypes: typesWithout(plan, "lifecycle"),
        circular: order.circular.map(({ urn }) => urn),
    };
}

function tasksOf({ nodes, waitsFor }: Order, seconds: (urn: string) => number): readonly Task[] {
    const known = new Set(nodes.map(({ urn }) => urn));
    return nodes.map(({ urn }) => ({
        urn,
        seconds: seconds(urn),
        after: (waitsFor.get(urn) ?? []).filter((other) => known.has(other)),
    }));
}

/** Nothing is deleted before what depends on it. */
function backwards(order: Order, durations: ReadonlyMap<string, Duration>): readonly Task[] {
    const nodes = [...order.nodes].reverse();
    return tasksOf({ ...order, nodes, waitsFor: reversed(order.waitsFor) }, (urn) => durations.get(urn)?.delete ?? 0);
}

function totalsOf(tasks: readonly Task[]): Totals {
    return {
        serial: tasks.reduce((sum, { seconds }) => sum + seconds, 0),
        parallel: DEFAULT_PARALLEL.map((atOnce) => ({ atOnce, seconds: elapsed(tasks, atOnce) })),
        critical: elapsed(tasks, Infinity),
    };
}

function named(plan: Plan, steps: readonly Step[]): readonly NamedStep[] {
    return steps.map((step) => {
        const { name = step.urn, type = "" } = plan.find(step.urn) ?? {};
        return { ...step, name, type: shortName(type) };
    });
}

function stageOf(plan: Plan, tasks: readonly Task[]): Stage {
    const slowest = tasks.reduce<Task | undefined>(
        (a, b) => (a === undefined || b.seconds > a.seconds ? b : a),
        undefined,
    );
    const resource = plan.find(slowest?.urn ?? "");
    return {
        width: tasks.length,
        seconds: slowest?.seconds ?? 0,
        slowest: resource === undefined ? "" : labelOf(resource),
    };
}

function addedOf(
    plan: Plan,
    before: Plan,
    order: Order,
    durations: ReadonlyMap<string, Duration>,
    isNew: (urn: string) => boolean,
): NonNullable<DeploymentReport["added"]> {
    const tasks = tasksOf(order, (urn) => (isNew(urn) ? (durations.get(urn)?.create ?? 0) : 0));
    return {
        serial: tasks.reduce((sum, { seconds }) => sum + seconds, 0),
        critical: elapsed(tasks, Infinity),
        count: plan.resources.filter(({ urn, kind }) => kind === "custom" && isNew(urn)).length,
        removed: before.resources.filter(({ urn, kind }) => kind === "custom" && plan.find(urn) === undefined).length,
    };
}

/** Of the types in the plan whose times are known. */
/** With the longest times that this plan's resources of the type take. */
function slowTypes(plan: Plan, durations: ReadonlyMap<string, Duration>): DeploymentReport["slowTypes"] {
    const managed = plan.resources.filter(({ kind }) => kind === "custom");
    return [...groupBy(managed, ({ type }) => shortName(type))]
        .flatMap(([type, resources]) => {
            const [{ type: token } = { type }] = resources;
            const times = resources.flatMap(({ urn }) => durations.get(urn) ?? []);
            const createSeconds = Math.max(...times.map((time) => time.create));
            const deleteSeconds = Math.max(...times.map((time) => time.delete));
            const { basis, source, note = "" } = lifecycleOf(token) ?? calls;
            if (Math.max(createSeconds, deleteSeconds) < SLOW_SECONDS) return [];
            return [{ createSeconds, deleteSeconds, basis, source, note, type, count: resources.length }];
        })
        .sort((a, b) => b.createSeconds - a.createSeconds || b.deleteSeconds - a.deleteSeconds);
}
