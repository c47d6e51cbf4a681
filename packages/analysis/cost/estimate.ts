import type { Plan, PlanResource } from "../plan";
import type { Charge, Rule, Rules } from "./charge";
import { CostContext } from "./context";
import { priceOf, type Price } from "./price-table";
import { compute } from "./rules/compute";
import { data } from "./rules/data";
import { isFree } from "./rules/free";
import { loadBalancing } from "./rules/load-balancing";
import { network } from "./rules/network";
import { others } from "./rules/others";
import { watching } from "./rules/watching";

/** A charge of a resource, in US dollars a month. */
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

const RULES: Rules = [...compute, ...network, ...loadBalancing, ...watching, ...data, ...others];
const ruleByType = new Map<string, Rule>(RULES.flatMap(([types, rule]) => types.map((type) => [type, rule] as const)));

export function estimateCost(plan: Plan, context = new CostContext(plan)): Estimate {
    const items: Item[] = [];
    const unknown: Unpriced[] = [];
    let free = 0;
    for (const resource of plan.resources) {
        if (resource.external || resource.kind === "read") continue;
        const at = { urn: resource.urn, component: componentOf(plan, resource) };
        const rule = ruleByType.get(resource.type);
        if (rule === undefined) {
            if (isFree(resource.type)) free += 1;
            else unknown.push({ ...at, type: resource.type, reason: "the price table does not have this type" });
            continue;
        }
        const entries = rule(resource, context);
        if (entries.length === 0) free += 1;
        for (const entry of entries) {
            const price = "unknown" in entry ? undefined : priceOf(entry.price);
            if ("unknown" in entry) unknown.push({ ...at, type: resource.type, reason: entry.unknown });
            else if (price === undefined) throw new Error(`prices.json: no price ${entry.price}`);
            else items.push(priced(entry, price, at));
        }
    }
    return { items, unknown: [...unknown, ...hidden(plan)], free, ...totals(items) };
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

export function sumOf(items: readonly Pick<Item, "usd">[]): number {
    return items.reduce((sum, { usd }) => sum + usd, 0);
}
