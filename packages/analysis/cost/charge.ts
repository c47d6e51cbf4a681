import type { PlanResource } from "../plan";
import type { CostContext } from "./context";

/** One line of a bill to come: so much of what has a price. */
export interface Charge {
    /** Name in the price table. */
    readonly price: string;
    /** How many units of that price in a month. */
    readonly quantity: number;
    /** The same when everything has scaled as far as it may. */
    readonly atMost: number;
    /** What is paid for, in a reader's words. */
    readonly what: string;
    /** `plan`: the plan says how many. `usage`: an assumption of `platform:cost` does. */
    readonly basis: "plan" | "usage";
}

/** Something whose price or number is not known. */
export interface Gap {
    readonly unknown: string;
}

/** What a resource costs; nothing for one that costs nothing. */
export type Rule = (resource: PlanResource, context: CostContext) => readonly (Charge | Gap)[];

/** Rules by type token. */
export type Rules = readonly (readonly [types: readonly string[], rule: Rule])[];

/** A charge for what the plan says. */
export function charge(price: string, what: string, quantity = 1, atMost = quantity): Charge {
    return { price, what, quantity, atMost, basis: "plan" };
}

/** A charge for what is used. */
export function usage(price: string, what: string, quantity: number, atMost = quantity): Charge {
    return { price, what, quantity, atMost, basis: "usage" };
}

export function gap(unknown: string): Gap {
    return { unknown };
}

/** Charges of one thing, for as many as there are, and may be. */
export function times(entries: readonly (Charge | Gap)[], count: number, atMost: number): (Charge | Gap)[] {
    return entries.map((entry) =>
        "unknown" in entry
            ? entry
            : { ...entry, quantity: entry.quantity * count, atMost: entry.quantity * Math.max(count, atMost) },
    );
}
