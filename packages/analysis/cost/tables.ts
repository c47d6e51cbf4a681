import type { Block, Cell } from "../section";
import { difference, exactDollars } from "./money";
import type { CostReport, CostLine } from "./report";
import { sumKnown } from "./services";

/** How many lines a table of items shows; the rest is in the data. */
const SHOWN_LINES = 25;
const UNKNOWN: Cell = { text: "unknown", verdict: "unknown" };

/** What each component costs, and before where there is something to compare with. */
export function componentsTable({ components, total, totalBefore }: CostReport): Block {
    const compared = totalBefore !== undefined;
    const share = (usd: number): string => (total === 0 ? "" : percent(usd / total));
    const row = (name: string, usd: number, before: number | undefined): string[] => [
        name,
        exactDollars(usd),
        share(usd),
        ...(before === undefined ? [] : [exactDollars(before), difference(usd - before)]),
    ];
    return {
        kind: "table",
        caption: "By component, in US dollars a month",
        columns: [
            { title: "Component" },
            { title: "Cost", align: "right" },
            { title: "Share", align: "right" },
            ...(compared
                ? ([
                      { title: "Before", align: "right" },
                      { title: "Change", align: "right" },
                  ] as const)
                : []),
        ],
        rows: [...components.map(({ name, usd, before }) => row(name, usd, before)), row("Total", total, totalBefore)],
    };
}

/** What each service costs, and what nobody has reserved. */
export function servicesTable({ shares: { services, instances, headroom } }: CostReport): readonly Block[] {
    if (services.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "By service: what it has for itself, and its part of the instances by reserved memory",
            columns: [
                { title: "Service" },
                { title: "Own", align: "right" },
                { title: "Part of the instances", align: "right" },
                { title: "Instances", align: "right" },
                { title: "Together", align: "right" },
            ],
            rows: [
                ...services.map((service) => [
                    { text: service.name, urn: service.urn },
                    dollars(service.own),
                    service.share === undefined ? UNKNOWN : percent(service.share),
                    dollars(service.instances),
                    dollars(sumKnown([service.own, service.instances].map(cents))),
                ]),
                [
                    "Head-room",
                    "",
                    headroom === undefined ? UNKNOWN : instances === 0 ? "" : percent(headroom / instances),
                    headroom === undefined ? UNKNOWN : exactDollars(headroom),
                    headroom === undefined ? UNKNOWN : exactDollars(headroom),
                ],
            ],
        },
    ];
}

function cents(usd: number | undefined): number | undefined {
    return usd === undefined ? undefined : Math.round(usd * 100) / 100;
}

function dollars(usd: number | undefined): string | Cell {
    return usd === undefined ? UNKNOWN : exactDollars(usd);
}

/** The single items. */
export function linesTable({ lines }: CostReport): Block {
    const rest = lines.slice(SHOWN_LINES);
    return {
        kind: "table",
        caption:
            rest.length === 0
                ? "Items, the dearest first"
                : `The ${SHOWN_LINES} dearest items; ${rest.length} more come to ${exactDollars(sum(rest))}`,
        columns: [
            { title: "Item" },
            { title: "Component" },
            { title: "Cost", align: "right" },
            { title: "Quantity" },
            { title: "Known from" },
        ],
        rows: lines
            .slice(0, SHOWN_LINES)
            .map((line) => [
                { text: line.what, detail: `Price: ${line.source}${dated(line)}`, ...firstUrn(line) },
                line.component,
                exactDollars(line.usd),
                `${quantity(line.quantity)} × ${line.unit}`,
                `${line.basis}${line.confidence === "memory" ? ", price unchecked" : ""}`,
            ]),
    };
}

function firstUrn({ urns }: CostLine): { readonly urn?: string } {
    return urns.length === 1 && urns[0] !== undefined ? { urn: urns[0] } : {};
}

function dated({ sourceDate }: CostLine): string {
    return sourceDate === null ? " (not read)" : ` (${sourceDate})`;
}

function quantity(number: number): string {
    return number.toLocaleString("en-US", { maximumFractionDigits: number < 10 ? 2 : 0 });
}

function sum(lines: readonly CostLine[]): number {
    return lines.reduce((total, { usd }) => total + usd, 0);
}

/** `22 %`; of what is too little to count, `< 1 %`. */
function percent(part: number): string {
    const rounded = Math.round(part * 100);
    return part > 0 && rounded === 0 ? "< 1 %" : `${rounded} %`;
}
