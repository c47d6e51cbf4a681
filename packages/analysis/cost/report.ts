import { hoursPerMonth } from "@platform/aws-model/facets/cost";
import { groupBy } from "@platform/aws-model/group-by";
import { priceRegion } from "@platform/aws-model/prices";
import type { Usage } from "@platform/aws-model/usage";
import type { Plan } from "../plan";
import { PlanCosts } from "./context";
import { estimateCost, lineKey, type Estimate, type Item } from "./estimate";
import { priceOf } from "./price";
import { shareInstances, totals, type Shares } from "./services";
import { smallerInstances, type SmallerInstances } from "./smaller-instances";

/** One line of the estimate: what a component pays for one kind of thing, all its resources together. */
export interface CostLine {
    readonly component: string;
    readonly what: string;
    readonly price: string;
    readonly quantity: number;
    readonly unit: string;
    readonly usd: number;
    readonly basis: Item["basis"];
    readonly confidence: Item["confidence"];
    readonly source: string;
    readonly sourceDate: string | null;
    readonly urns: readonly string[];
}

/** What a component costs in a month, in US dollars. */
export interface ComponentCost {
    readonly name: string;
    readonly usd: number;
    /** The same in the plan that this one is compared with. */
    readonly before?: number;
}

/** The whole answer of the analysis. */
export interface CostReport extends Pick<Estimate, "total" | "totalAtMost" | "fromUsage" | "fromMemory" | "free"> {
    /** Of the prices; `region` is where the stack is. */
    readonly priceRegion: string;
    readonly region: string | undefined;
    readonly monthlyBudget?: number;
    readonly totalBefore?: number;
    /** How many prices were not known in the plan that this one is compared with. */
    readonly unknownBefore?: number;
    readonly components: readonly ComponentCost[];
    readonly lines: readonly CostLine[];
    readonly shares: Shares;
    readonly smaller: readonly SmallerInstances[];
    readonly unknown: readonly { readonly type: string; readonly reason: string; readonly urns: readonly string[] }[];
    readonly usage: Usage;
    readonly hoursPerMonth: number;
}

/** The region that the stack is in, where its prices are not those of the table. */
export function unpricedRegion({
    region,
    priceRegion,
}: Pick<CostReport, "region" | "priceRegion">): string | undefined {
    return region === priceRegion ? undefined : region;
}

/** Whether no price at all is known of a plan that has something to pay for: its sum says nothing. */
export function isUnknownLine({ lines, unknown }: CostReport): boolean {
    return lines.length === 0 && unknown.length > 0;
}

export function costReport(plan: Plan, before?: Plan): CostReport {
    const context = new PlanCosts(plan);
    const estimate = estimateCost(plan, context);
    const earlier = before && estimateCost(before);
    const { total, totalAtMost, fromUsage, fromMemory, free } = estimate;
    const region = plan.config.get("aws:region");
    return {
        ...{ total, totalAtMost, fromUsage, fromMemory, free, hoursPerMonth },
        priceRegion: priceRegion,
        region: typeof region === "string" ? region : undefined,
        ...(context.monthlyBudget === undefined ? {} : { monthlyBudget: context.monthlyBudget }),
        ...(earlier === undefined ? {} : { totalBefore: earlier.total, unknownBefore: earlier.unknown.length }),
        components: components(estimate, earlier),
        lines: linesOf(estimate.items),
        shares: shareInstances(plan, estimate, context),
        smaller: smallerInstances(context),
        unknown: grouped(estimate),
        usage: context.usage,
    };
}

function components({ items }: Estimate, before: Estimate | undefined): readonly ComponentCost[] {
    const now = totals(items, ({ component }) => component);
    const then = before && totals(before.items, ({ component }) => component);
    const names = [...new Set([...now.keys(), ...(then?.keys() ?? [])])];
    return names
        .map((name) => ({
            ...{ name, usd: now.get(name) ?? 0 },
            ...(then === undefined ? {} : { before: then.get(name) ?? 0 }),
        }))
        .sort((a, b) => b.usd - a.usd || (b.before ?? 0) - (a.before ?? 0));
}

/** The largest first. */
function linesOf(items: readonly Item[]): readonly CostLine[] {
    const groups = groupBy(items, lineKey);
    return [...groups.values()].flatMap((group) => lineOf(group) ?? []).sort((a, b) => b.usd - a.usd);
}

function lineOf(group: readonly Item[]): CostLine | undefined {
    const [first] = group;
    const price = first && priceOf(first.price);
    if (first === undefined || price === undefined) return undefined;
    const { component, what, price: name, basis, confidence } = first;
    return {
        ...{ component, what, price: name, basis, confidence, unit: price.unit },
        ...{ source: price.source, sourceDate: price.sourceDate, urns: [...new Set(group.map(({ urn }) => urn))] },
        quantity: group.reduce((sum, { quantity }) => sum + quantity, 0),
        usd: group.reduce((sum, { usd }) => sum + usd, 0),
    };
}

function grouped({ unknown }: Estimate): CostReport["unknown"] {
    const groups = new Map<string, { type: string; reason: string; urns: string[] }>();
    for (const { type, reason, urn } of unknown) {
        const group = groups.get(`${type} ${reason}`) ?? { type, reason, urns: [] };
        groups.set(`${type} ${reason}`, group);
        group.urns.push(urn);
    }
    return [...groups.values()].sort((a, b) => b.urns.length - a.urns.length);
}
