import type { ResourceRecord } from "../result";
import type { BaselineResource } from "./comparison";

/** A resource of the plan and what it is of the baseline. */
export interface Match {
    readonly after: ResourceRecord;
    readonly before?: BaselineResource;
}

export interface Matches {
    /** In order of registration. */
    readonly planned: readonly Match[];
    /** What the plan has no more. */
    readonly gone: readonly BaselineResource[];
    /** Leftovers that the next update deletes, whatever the plan is. */
    readonly leftOver: readonly BaselineResource[];
}

/** Finds each resource by its URN, then by its aliases in their order, as the engine does. */
export function match(planned: readonly ResourceRecord[], baseline: readonly BaselineResource[]): Matches {
    const managed = baseline.filter(({ kind, implicit }) => kind !== "read" && kind !== "stack" && !implicit);
    const defaults = defaultProviders(planned, baseline);
    const byUrn = new Map(managed.filter(({ pendingDelete }) => !pendingDelete).map((one) => [one.urn, one]));
    const free = new Map(byUrn);
    const own = planned.filter(({ kind, implicit }) => kind !== "read" && kind !== "stack" && !implicit);
    const byOwnUrn = new Set(own.filter(({ urn }) => free.delete(urn)));
    const matched = own.map((after): Match => {
        const urn = byOwnUrn.has(after) ? after.urn : after.options.aliases?.find((alias) => free.has(alias));
        const before = byUrn.get(urn ?? "");
        free.delete(urn ?? "");
        return before === undefined ? { after } : { after, before };
    });
    return {
        planned: [...defaults, ...matched],
        gone: [...free.values()],
        leftOver: managed.filter(({ pendingDelete }) => pendingDelete),
    };
}

/** The default providers of a package are one, whatever version their names carry; the engine makes and drops them. */
function defaultProviders(planned: readonly ResourceRecord[], baseline: readonly BaselineResource[]): Match[] {
    const before = new Map(baseline.filter(({ implicit }) => implicit).map((one) => [one.type, one]));
    return planned
        .filter(({ implicit }) => implicit)
        .flatMap((after) => {
            const same = before.get(after.type);
            before.delete(after.type);
            return same === undefined ? [] : [{ after, before: same }];
        });
}
