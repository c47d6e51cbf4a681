import { gap, type Charge, type Charges } from "@platform/aws-model/facets/cost";
import { given } from "@platform/aws-model/facets/kind";
import { groupBy } from "@platform/aws-model/group-by";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Price } from "@platform/aws-model/price-sources";
import type { Plan, PlanResource } from "../plan";
import { isLocal } from "../shared/unknown-types";
import { PlanCosts } from "./context";
import { priceOf } from "./price";

/** A charge of a resource, in US dollars a month. All of a kind in one component are whole cents. */
export interface Item extends Charge {
    readonly urn: string;
    /** The outermost component around the resource, or `NO_COMPONENT`. */
    readonly component: string;
    readonly usd: number;
    /** The same when everything has scaled as far as it may. */
    readonly usdAtMost: number;
    readonly confidence: Price["confidence"];
}

/** Something that may cost and that the estimate leaves out. */
export interface Unpriced {
    readonly urn: string;
    readonly type: string;
    readonly component: string;
    readonly reason: string;
}

/** What a stack costs in a month, in US dollars. */
export interface Estimate {
    readonly items: readonly Item[];
    readonly unknown: readonly Unpriced[];
    readonly total: number;
    readonly totalAtMost: number;
    /** How much of the total rests on assumptions about use. */
    readonly fromUsage: number;
    /** How much of the total rests on prices that were not read in a source. */
    readonly fromMemory: number;
    /** How many resources are known to cost nothing. */
    readonly free: number;
}

/** Where resources stand that are in no component. */
export const NO_COMPONENT = "(no component)";

export function estimateCost(plan: Plan, context = new PlanCosts(plan)): Estimate {
    const items: Item[] = [];
    const unknown: Unpriced[] = [];
    let free = 0;
    for (const resource of plan.resources) {
        if (resource.external || resource.kind === "read") continue;
        const at = { urn: resource.urn, component: componentOf(plan, resource) };
        const charges = chargesOf(resource, context);
        if (charges.length === 0) free += 1;
        for (const charge of charges) {
            const price = "unknown" in charge ? undefined : priceOf(charge.price);
            if ("unknown" in charge) unknown.push({ ...at, type: resource.type, reason: charge.unknown });
            else if (price !== undefined) items.push(priced(charge, price, at));
            else unknown.push({ ...at, type: resource.type, reason: `the table has no price of ${nameIn(charge)}` });
        }
    }
    const settled = inWholeCents(items);
    return { items: settled, unknown: [...unknown, ...hidden(plan)], free, ...totals(settled) };
}

/** What items share that stand in one line of the estimate. */
export function lineKey({ component, price, what }: Item): string {
    return [component, price, what].join("\n");
}

/** Rounds each line to cents, by its first item: lines, components and the total then add up as they are shown. */
function inWholeCents(items: readonly Item[]): readonly Item[] {
    return [...groupBy(items, lineKey).values()].flatMap(([first, ...rest]) => {
        if (first === undefined) return [];
        const cents = Math.round(sumOf([first, ...rest]) * 100);
        return [{ ...first, usd: cents / 100 - sumOf(rest) }, ...rest];
    });
}

/** What the kind of a resource says is paid for it. */
function chargesOf(resource: PlanResource, context: PlanCosts): Charges {
    const cost = kindOf(resource.type)?.cost;
    if (cost === undefined) return isLocal(resource.type) ? [] : [gap("the price table does not have this type")];
    return given(cost)?.(resource, context) ?? [];
}

/** What a family of prices calls it. */
function nameIn({ price }: Charge): string {
    return price.slice(price.indexOf("/") + 1);
}

/** The component that a resource belongs to, for a reader: the outermost around it. */
export function componentOf(plan: Plan, resource: PlanResource): string {
    return plan.componentsOf(resource)[0]?.name ?? NO_COMPONENT;
}

function priced(charge: Charge, price: Price, at: { readonly urn: string; readonly component: string }): Item {
    const { usd, confidence } = price;
    return { ...charge, ...at, usd: charge.quantity * usd, usdAtMost: charge.atMost * usd, confidence };
}

function totals(items: readonly Item[]): Omit<Estimate, "items" | "unknown" | "free"> {
    return {
        total: sumOf(items),
        totalAtMost: items.reduce((sum, { usdAtMost }) => sum + usdAtMost, 0),
        fromUsage: sumOf(items.filter(({ basis }) => basis === "usage")),
        fromMemory: sumOf(items.filter(({ confidence }) => confidence === "memory")),
    };
}

/** Components that a provider plugin builds: what they create is in no offline plan. */
function hidden(plan: Plan): readonly Unpriced[] {
    return plan.components
        .filter(({ kind }) => kind === "remote-component")
        .map((component) => ({
            urn: component.urn,
            type: component.type,
            component: componentOf(plan, component),
            reason: "a provider plugin creates what is in it",
        }));
}

function sumOf(items: readonly Pick<Item, "usd">[]): number {
    return items.reduce((sum, { usd }) => sum + usd, 0);
}
