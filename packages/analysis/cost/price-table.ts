import { readFileSync } from "node:fs";
import { join } from "node:path";

/** How a price came into the table. */
export interface PriceSource {
    /** What one costs. Hourly prices name an hour in it. */
    readonly unit: string;
    /** Address of the page or file that says so; for `memory` of the page to look at. */
    readonly source: string;
    /** Date of that source, or of the day it was read where it has none; null where none was read. */
    readonly sourceDate: string | null;
    /** `verified`: read in the source's text. `memory`: written down without it, to be checked against the bill. */
    readonly confidence: "verified" | "memory";
}

/** One price in US dollars. */
export interface Price extends PriceSource {
    readonly usd: number;
}

/** What Container Insights counts as metrics, for each thing that is there. */
export interface InsightsMetrics {
    readonly cluster: number;
    readonly service: number;
    readonly taskDefinition: number;
    readonly task: number;
    readonly container: number;
    readonly instance: number;
}

interface PriceTable {
    readonly region: string;
    readonly hoursPerMonth: number;
    /** Prices by a type's name: `ec2` by `t3.large`, `rds` by `db.t4g.micro`, `elasticache` by `cache.t4g.micro`. */
    readonly families: Readonly<Record<string, PriceSource & { readonly usd: Readonly<Record<string, number>> }>>;
    readonly prices: Readonly<Record<string, Price>>;
    readonly containerInsights: Readonly<Record<"enabled" | "enhanced", InsightsMetrics>> &
        Pick<PriceSource, "source" | "confidence">;
}

/** The price table: every number of an estimate that is no assumption about use. */
export const priceTable = JSON.parse(readFileSync(join(__dirname, "prices.json"), "utf8")) as PriceTable;

/** Hours that AWS bills in an average month. */
export const { hoursPerMonth } = priceTable;

/** A price by its name in the table, or `<family>/<type>`. Undefined when the table does not have it. */
export function priceOf(name: string): Price | undefined {
    const [family = "", type = ""] = name.split("/");
    const group = type === "" ? undefined : priceTable.families[family];
    const usd = group?.usd[type];
    return group === undefined || usd === undefined ? priceTable.prices[name] : { ...group, usd };
}
