import type { Plan, PlanResource } from "../plan";

/** A plan's resources and components, each after everything that it waits for. */
export interface Order {
    readonly nodes: readonly PlanResource[];
    /** What each node waits for, by URN. */
    readonly waitsFor: ReadonlyMap<string, readonly string[]>;
    /** Nodes that wait for one another in a circle, which no engine could deploy. */
    readonly circular: readonly PlanResource[];
}

/**
 * Orders a plan as Pulumi's engine does: a resource is registered after its parent and after everything that its inputs
 * or its `dependsOn` name. What is not part of the plan is waited for by nobody.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/how-pulumi-works/
 */
export function orderOf(plan: Plan): Order {
    const all = [...plan.components, ...plan.resources];
    const byUrn = new Map(all.map((node) => [node.urn, node]));
    const inside = descendants(plan);
    const waitsFor = new Map(
        all.map((node) => [node.urn, dependenciesOf(node, inside).filter((urn) => byUrn.has(urn))]),
    );
    const waiting = new Map(all.map(({ urn }) => [urn, waitsFor.get(urn)?.length ?? 0]));
    const dependents = reversed(waitsFor);
    const nodes = all.filter(({ urn }) => waiting.get(urn) === 0);
    for (const node of nodes) {
        for (const urn of dependents.get(node.urn) ?? []) {
            const left = (waiting.get(urn) ?? 0) - 1;
            waiting.set(urn, left);
            const dependent = byUrn.get(urn);
            // The list grows while it is read: each node is added once, when nothing is left for it to wait for.
            if (left === 0 && dependent !== undefined) nodes.push(dependent);
        }
    }
    const ordered = new Set(nodes);
    return { nodes, waitsFor, circular: all.filter((node) => !ordered.has(node)) };
}

/** The same edges the other way round: who waits for each. */
export function reversed(waitsFor: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
    const result = new Map<string, string[]>();
    for (const [urn, targets] of waitsFor) {
        for (const target of targets) {
            const list = result.get(target);
            if (list === undefined) result.set(target, [urn]);
            else list.push(urn);
        }
    }
    return result;
}

/** What is in each component, however deep. */
function descendants({ components, resources }: Plan): ReadonlyMap<string, readonly string[]> {
    const result = new Map(
        components.filter(({ kind }) => kind === "component").map(({ urn }) => [urn, [] as string[]]),
    );
    const parents = new Map([...components, ...resources].map(({ urn, parent }) => [urn, parent]));
    for (const urn of parents.keys()) {
        for (let above = parents.get(urn); above !== undefined; above = parents.get(above)) {
            result.get(above)?.push(urn);
        }
    }
    return result;
}

/** Its parent, and what its inputs or `dependsOn` name: of a component, all that is in it. */
function dependenciesOf(
    { urn, parent, dependencies, propertyDependencies }: PlanResource,
    inside: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
    const named = [...dependencies, ...Object.values(propertyDependencies).flat()];
    const around = named.flatMap((one) => [one, ...(inside.get(one) ?? [])]);
    const all = [...(parent === undefined ? [] : [parent]), ...around];
    return [...new Set(all)].filter((other) => other !== urn);
}
