import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";

/** A way in from the internet that no network interface of the stack takes. */
export interface Opening {
    /** For readers: `the URL of function reports`. */
    readonly what: string;
    /** `tcp 443`. */
    readonly ports: string;
    /** Whether the internet gets in; `unknown` where the plan does not say. */
    readonly open: "yes" | "no" | "unknown";
    /** What lets it in or keeps it out. */
    readonly why: string;
    /** Whether the platform means it to be open. Everything else that is open is worth a look. */
    readonly meant: boolean;
}

/** `interfaces`: only through its network interfaces, which the graph knows. A function: through endpoints of its own. */
export type Exposure = { readonly through: "interfaces" } | Openings;

export interface Openings {
    openings(resource: Resource, stack: StackView): readonly Opening[];
}

/** Reached through its network interfaces and in no other way. */
export const throughInterfaces: Exposure = { through: "interfaces" };
