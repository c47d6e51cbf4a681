import type { Block, Section, Verdict } from "../section";
import { difference, dollars, exactDollars } from "./money";
import type { CostReport } from "./report";
import { componentsTable, linesTable, servicesTable } from "./tables";

/** The estimate for people. */
export function costSection(report: CostReport): Section {
    return {
        id: "cost",
        title: "Cost",
        verdict: verdictOf(report),
        summary: summaryOf(report),
        blocks: [
            componentsTable(report),
            ...servicesTable(report),
            linesTable(report),
            ...unknownList(report),
            assumptions(report),
        ],
        data: report,
    };
}

function verdictOf({ total, monthlyBudget, unknown }: CostReport): Verdict {
    if (monthlyBudget !== undefined && total > monthlyBudget) return "bad";
    if (unknown.length > 0) return "unknown";
    return monthlyBudget === undefined ? "neutral" : "good";
}

function summaryOf({ total, totalAtMost, monthlyBudget, totalBefore, unknown }: CostReport): string {
    const budget =
        monthlyBudget === undefined
            ? ""
            : total > monthlyBudget
              ? `, ${exactDollars(total - monthlyBudget)} more than the budget of ${exactDollars(monthlyBudget)}`
              : `, within the budget of ${exactDollars(monthlyBudget)}`;
    const scaled = totalAtMost - total > 0.5 ? ` Fully scaled out: ${exactDollars(totalAtMost)}.` : "";
    const change = totalBefore === undefined ? "" : ` Change: ${difference(total - totalBefore)}.`;
    const left = unknown.reduce((sum, { urns }) => sum + urns.length, 0);
    const gaps = left === 0 ? "" : ` ${left} ${left === 1 ? "resource is" : "resources are"} not in it: see below.`;
    return `About ${exactDollars(total)} a month${budget}.${scaled}${change}${gaps}`;
}

function unknownList({ unknown }: CostReport): readonly Block[] {
    if (unknown.length === 0) return [];
    return [
        {
            kind: "list",
            caption: "Not in the estimate",
            items: unknown.map(({ type, reason, urns }) => ({
                text: `${urns.length} × ${type}: ${reason}`,
                verdict: "unknown" as const,
                ...(urns[0] === undefined ? {} : { urn: urns[0] }),
            })),
        },
    ];
}

function assumptions(report: CostReport): Block {
    const { hoursPerMonth, priceRegion, region, fromUsage, fromMemory, free, lines } = report;
    const insights = lines.some(({ what }) => what === "Container Insights");
    const elsewhere =
        region === undefined || region === priceRegion
            ? []
            : [{ text: `The stack is in ${region}, whose prices differ.`, verdict: "attention" as const }];
    return {
        kind: "list",
        caption: "What the estimate assumes",
        items: [
            `Prices on demand in ${priceRegion}, without taxes, discounts and support; ${hoursPerMonth} hours a month.`,
            ...elsewhere,
            `${dollars(fromUsage)} rest on assumptions about use: the block cost.usage of the configuration.`,
            ...(fromMemory === 0
                ? []
                : [`${dollars(fromMemory)} rest on prices not read in a source: "price unchecked".`]),
            ...(insights ? ["How many metrics Container Insights has is an estimate; the bill shows the number."] : []),
            "Free tiers are not taken off: they belong to the account, with everything else in it.",
            "Groups of instances have the number that they ask for, else their least; burstable ones use no extra credits.",
            `${free} resources cost nothing by themselves.`,
        ],
    };
}
