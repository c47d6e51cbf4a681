import type { FacetName } from "@platform/aws-model/facets/kind";
import { groupBy } from "@platform/aws-model/group-by";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Plan, PlanResource } from "../plan";

/** A type of which something is not known, and how many resources of the stack have it. */
export interface UnknownType {
    readonly type: string;
    readonly count: number;
}

/** Packages whose resources exist in the state or on the machine that runs the program, and nowhere else. */
const localPackages = /^(pulumi|random|tls|time|null|command|std|local):/;

export function isLocal(type: string): boolean {
    return localPackages.test(type);
}

/**
 * The types in a plan whose kind does not say anything in a facet, and components that a provider plugin fills: whatever is
 * concluded from all resources of the plan leaves them out, and has to say so.
 */
export function typesWithout(plan: Plan, facet: FacetName): readonly UnknownType[] {
    const managed = plan.resources.filter(({ kind, external }) => kind === "custom" && !external);
    const unknown = managed.filter(({ type }) => !isLocal(type) && kindOf(type)?.[facet] === undefined);
    const opaque = plan.components.filter(({ kind }) => kind === "remote-component");
    return countedByType([...unknown, ...opaque]);
}

/** How many resources there are of each type. */
export function countedByType(resources: readonly PlanResource[]): readonly UnknownType[] {
    return [...groupBy(resources, ({ type }) => type)].map(([type, { length: count }]) => ({ type, count }));
}

/** `3 resources of types that this analysis does not know (aws:x/y:Z, …)`, or what else is the matter with them. */
export function unknownText(
    types: readonly UnknownType[],
    which = `of ${types.length === 1 ? "a type" : "types"} that this analysis does not know`,
): string {
    const count = types.reduce((sum, one) => sum + one.count, 0);
    const names = types.map(({ type }) => type);
    const shown = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
    return `${count} ${count === 1 ? "resource" : "resources"} ${which} (${shown})`;
}
