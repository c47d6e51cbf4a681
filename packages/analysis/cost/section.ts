import { SURPLUS_CPU } from "@platform/aws-model/facets/instance-charges";
import { groupBy } from "@platform/aws-model/group-by";
import type { Block, Section, Verdict } from "../section";
import { unknownText } from "../shared/unknown-types";
import { difference, dollars, exactDollars } from "./money";
import { isUnknownLine, unpricedRegion, type CostReport } from "./report";
import { componentsTable, linesTable, servicesTable } from "./tables";

/** The estimate for people. */
export function costSection(report: CostReport): Section {
    return {
        id: "cost",
        title: "Cost",
        verdict: verdictOf(report),
        summary: summaryOf(report),
        blocks: [
            ...(isUnknownLine(report) ? [] : [componentsTable(report), ...servicesTable(report), linesTable(report)]),
            ...unknownList(report),
            ...smallerList(report),
            assumptions(report),
        ],
        data: report,
    };
}

function verdictOf(report: CostReport): Verdict {
    const { total, monthlyBudget, unknown } = report;
    if (monthlyBudget !== undefined && total > monthlyBudget) return "bad";
    if (unknown.length > 0 || unpricedRegion(report) !== undefined) return "unknown";
    return monthlyBudget === undefined ? "neutral" : "good";
}

/** What is left out stands in the first sentence: a sum without it is less than the bill. */
function summaryOf(report: CostReport): string {
    const { total, totalAtMost, totalBefore, unknown, unknownBefore = 0 } = report;
    const whole = unknown.length + unknownBefore === 0;
    const change =
        totalBefore === undefined
            ? ""
            : ` Change${whole ? "" : " of what is known"}: ${difference(total - totalBefore)}.`;
    if (isUnknownLine(report)) return `The cost is not known: it is that of ${withoutPrice(report)}.${change}`;
    const left = unknown.length === 0 ? "" : `, without ${withoutPrice(report)}`;
    const abroad = unpricedRegion(report);
    const where =
        abroad === undefined ? "" : ` at the prices of ${report.priceRegion}, for those of ${abroad} are not known`;
    const budget = budgetText(report);
    const held = budget === "" ? "" : `${left + where === "" ? "," : "; that is"} ${budget}`;
    const most = report.lines.some(({ what }) => what === SURPLUS_CPU)
        ? "Fully scaled out, all CPU busy"
        : "Fully scaled out";
    const scaled = totalAtMost - total > 0.5 ? ` ${most}: ${exactDollars(totalAtMost)}.` : "";
    return `About ${exactDollars(total)} a month${where}${left}${held}.${scaled}${change}`;
}

function budgetText({ total, monthlyBudget }: CostReport): string {
    if (monthlyBudget === undefined) return "";
    const budget = `the budget of ${exactDollars(monthlyBudget)}`;
    return total > monthlyBudget ? `${exactDollars(total - monthlyBudget)} more than ${budget}` : `within ${budget}`;
}

function withoutPrice({ unknown }: CostReport): string {
    const byType = groupBy(unknown, ({ type }) => type);
    const types = [...byType].map(([type, groups]) => ({
        type,
        count: new Set(groups.flatMap(({ urns }) => urns)).size,
    }));
    return unknownText(types, "whose price is not known");
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

function smallerList({ smaller }: CostReport): readonly Block[] {
    const items = smaller.map(({ pool, urn, count, from, to, usd }) => ({
        text: `${pool}: the same tasks fit on ${count} ${to} in place of ${count} ${from}, also while all are deployed and with a zone lost: ${dollars(usd)} a month less.`,
        verdict: "attention" as const,
        urn,
    }));
    return items.length === 0 ? [] : [{ kind: "list", caption: "Instances larger than their tasks", items }];
}

function assumptions(report: CostReport): Block {
    const { hoursPerMonth, priceRegion, fromUsage, fromMemory, free, lines } = report;
    const insights = lines.some(({ what }) => what === "Container Insights");
    return {
        kind: "list",
        caption: "What the estimate assumes",
        items: [
            `Prices on demand in ${priceRegion}, without taxes, discounts and support; ${hoursPerMonth} hours a month.`,
            `${dollars(fromUsage)} rest on assumptions about use: the block cost.usage of the configuration.`,
            ...(fromMemory === 0
                ? []
                : [`${dollars(fromMemory)} rest on prices not read in a source: "price unchecked".`]),
            ...(insights ? ["How many metrics Container Insights has is an estimate; the bill shows the number."] : []),
            "Each item is rounded to whole cents: with the others it adds up to what is shown.",
            "Free tiers are not taken off: they belong to the account, with everything else in it.",
            "Groups of instances have the number that they ask for, else their least.",
            `${free} resources cost nothing by themselves.`,
        ],
    };
}
