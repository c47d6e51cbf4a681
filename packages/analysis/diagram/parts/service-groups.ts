import type { Resource } from "@platform/aws-model/resource";
import { groupBy } from "@platform/aws-model/group-by";
import type { Forwarder } from "./forwarding";

/** Cells beside each other in a cluster: what fits a page. */
const COLUMNS = 6;

/** A service with what leads to it. */
export interface Placed {
    readonly service: Resource;
    /** Its load balancers, each with the rules that lead to it. */
    readonly ways: readonly (Forwarder & { readonly text: string })[];
}

/** One group for each set of load balancers. When they are too many for a row, the smallest ones become one. */
export function byBalancers(placed: readonly Placed[]): Placed[][] {
    const groups = groupBy(placed, ({ ways }) =>
        [...new Set(ways.map(({ balancer }) => balancer.urn))].sort().join(" "),
    );
    const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
    const rest = sorted.length > COLUMNS ? sorted.splice(COLUMNS - 1).flat() : [];
    return rest.length === 0 ? [...groups.values()] : [...sorted, rest];
}

/** Shares a page's columns out: one for each group, the rest to those with most rows. */
export function columnsOf(sizes: readonly number[]): number[] {
    const columns = sizes.map(() => 1);
    const rows = (at: number): number => Math.ceil((sizes[at] ?? 0) / (columns[at] ?? 1));
    for (let left = COLUMNS - sizes.length; left > 0; left -= 1) {
        const tallest = sizes.reduce((best, _, at) => (rows(at) > rows(best) ? at : best), 0);
        if (rows(tallest) <= 1) break;
        columns[tallest] = (columns[tallest] ?? 1) + 1;
    }
    return columns;
}

/** What a group's services have in common: their load balancers. */
export function titleOf(group: readonly Placed[]): string {
    const names = group.map(({ ways }) => [...new Set(ways.map(({ balancer }) => balancer.name))].join(" and "));
    const [first = "", ...others] = new Set(names);
    if (others.length > 0) return "behind other load balancers";
    return first === "" ? "behind no load balancer" : `behind ${first}`;
}
