import type { StackView } from "../graph/stack-view";
import { zoneOf } from "../network/zone";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { SUBNET } from "../types";
import type { Value } from "../value";

/** What becomes of a resource when an availability zone is lost. */
export interface Fate {
    readonly failover: Failover;
    /** As a sentence about the resource, without a capital: `it has no replica`. */
    readonly why: string;
    /** The only zone it can be in; undefined when it may be in any. */
    readonly zone?: string;
}

export type Failover =
    /** No zone's loss takes it. */
    | "unaffected"
    /** It goes on in another zone by itself. */
    | "standby"
    /** It goes on in other zones without what it held in this one. */
    | "partly"
    /** AWS starts it anew in another zone: minutes without it, and nothing is lost. */
    | "restarted"
    /** It is away until its zone is back, or somebody restores it elsewhere. */
    | "none"
    | "unknown";

/** Whether a kind outlives a zone. Instances, tasks, gateways and tunnels are counted where they are by the analysis. */
export interface Survival {
    readonly fate: (resource: Resource, stack: StackView) => Fate;
}

/** AWS keeps it in several zones, or outside of regions. */
export const acrossZones: Survival = {
    fate: () => ({ failover: "unaffected", why: "AWS keeps it in several zones" }),
};

/**
 * In the zones of its subnets: it goes on where it has more than one.
 *
 * @param paths Properties that name the subnets, `*` standing for every element.
 * @param without What becomes of a resource that names none.
 */
export function inSubnets(paths: readonly string[], without = fateOfZones([])): Survival {
    return {
        fate: (resource, stack) => {
            const values = paths.flatMap((path) => valuesAt(resource, path));
            const zones = values.flatMap((value) => subnetZones(resource, value, stack));
            return zones.length === 0 ? without : fateOfZones(zones);
        },
    };
}

/** The fate of what is in some zones at once; undefined stands for a zone that is not known. */
export function fateOfZones(zones: readonly (string | undefined)[]): Fate {
    const [zone, ...others] = new Set(zones.flatMap((one) => one ?? []));
    if (others.length > 0) return { failover: "standby", why: "it goes on in its other zones" };
    if (zone === undefined || zones.includes(undefined))
        return { failover: "unknown", why: "its zones are not all known" };
    return { failover: "none", why: `it is in ${zone} alone`, zone };
}

/** The zones of the subnets that a value names; undefined for one that is not known. */
export function subnetZones(owner: Resource, value: Value, stack: StackView): readonly (string | undefined)[] {
    return stack
        .resolve(owner, value, SUBNET)
        .map((reference) => (reference.kind === "resource" ? zoneOf(reference.resource) : undefined));
}
