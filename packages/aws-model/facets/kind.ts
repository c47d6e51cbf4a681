import type { Cost } from "./cost";
import type { Drawn } from "./drawing";
import type { Exposure } from "./exposure";
import type { Identity } from "./identity";
import { calls, type Lifecycle } from "./lifecycle";
import type { Interfaces } from "./network";
import type { Survival } from "./survival";
import type { Watch } from "./watch";

/** Why something does not apply to a kind: said, so that it is not taken for forgotten. */
export interface None {
    readonly none: string;
}

/**
 * All that is known of one kind of AWS resource. Analyses loop over the kinds and know none by name; what a kind does not
 * say is unknown, and said to be unknown. `npm run kinds -- TOKEN` prints what is there and what is missing.
 */
export interface Kind {
    /** What a reader calls it: `database`, `queue`. */
    readonly label: string;
    /** Its type tokens, in every spelling that means the same resource. */
    readonly tokens: readonly string[];
    /** Where it says in which subnets and security groups its network interfaces are. */
    readonly network?: Interfaces | None;
    /** How it can be reached from outside besides its network interfaces. */
    readonly exposure?: Exposure | None;
    /** Its id, ARN and physical name, and what the provider computes, in the form that AWS gives them. */
    readonly identity?: Identity | None;
    /** How long it takes to come and to go, what stops its deletion, and what that leaves behind. */
    readonly lifecycle?: Lifecycle | None;
    /** What is paid for it. `none`: it costs nothing by itself. */
    readonly cost?: Cost | None;
    /** How CloudWatch knows it, what its metrics show while all is well, and what can go wrong with it. */
    readonly watch?: Watch | None;
    /** What becomes of it when an availability zone is lost. */
    readonly survives?: Survival | None;
    /** How it appears in the diagram. */
    readonly draw?: Drawn | None;
}

/** What a kind may say besides its label and tokens. */
export const FACETS = [
    ...["network", "exposure", "identity", "lifecycle"],
    ...["cost", "watch", "survives", "draw"],
] as const satisfies readonly (keyof Kind)[];
export type FacetName = (typeof FACETS)[number];

/** Declares a kind. */
export function kind(facets: Kind): Kind {
    return facets;
}

/** A facet that does not apply, and why. */
export function none(why: string): None {
    return { none: why };
}

/** What a kind says in a facet; undefined where it says nothing or that nothing applies. */
export function given<T extends object>(facet: T | undefined): Exclude<T, None> | undefined {
    return facet === undefined || "none" in facet ? undefined : (facet as Exclude<T, None>);
}

/**
 * Settings and wiring of another kind, each a resource of its own: nobody connects to them, they are there after a call or
 * two, they cost nothing, nothing watches them, and they are drawn with what they belong to.
 *
 * @param of What they are part of, for the reasons: `a bucket`.
 */
export function settings(of: string, tokens: readonly string[], facets: Partial<Kind> = {}): Kind {
    const part = none(`part of ${of}`);
    const about = { label: `setting of ${of}`, tokens, network: part, exposure: part, identity: {}, lifecycle: calls };
    return { ...about, cost: part, watch: part, survives: part, draw: part, ...facets };
}
