import { addressAt, byAddress, cidrOf, networkOf, rangeOf, type Cidr } from "@platform/aws-model/network/cidr";
import type { Range } from "./ranges";
import type { AddressReport, NetworkReport } from "./report";

/** A part of a bar. */
export interface DrawnBlock {
    readonly cidr: Cidr;
    /** Class of its colour. */
    readonly css: string;
    readonly label: string;
    /** All of it, for who points at it. */
    readonly title: string;
}

/** A bar. */
export interface DrawnRow {
    readonly cidr: Cidr;
    readonly owner: string;
    readonly blocks: readonly DrawnBlock[];
}

/** The bar of a range that is not larger has this prefix. */
const ROW_PREFIX = 16;

const OWNERS: Readonly<Partial<Record<Range["kind"], string>>> = {
    "on-premises": "on-premises",
    "client-vpn": "client VPN",
    docker: "Docker on instances",
};

/** The bars of a report, in the order of their addresses. */
export function rowsOf({ ranges, networks }: AddressReport): readonly DrawnRow[] {
    const rows = new Map<string, DrawnRow>();
    const add = (cidr: Cidr, owner: string, blocks: readonly DrawnBlock[]): void => {
        const row = rows.get(cidr.text);
        const owners = [...new Set([...(row?.owner.split(", ") ?? []), owner])].join(", ");
        rows.set(cidr.text, { cidr, owner: owners, blocks: [...(row?.blocks ?? []), ...blocks] });
    };
    for (const network of networks) add(network.cidr, `VPC of ${network.stack}`, blocksOf(network));
    for (const range of ranges) {
        const css = range.kind === "on-premises" ? "addr-onprem" : "addr-other";
        const owner = OWNERS[range.kind];
        if (owner === undefined) continue;
        const row = around(range.cidr);
        add(row, row === range.cidr ? owner : `${owner}: ${range.cidr.text}`, [blockOf(range, css)]);
    }
    return [...rows.values()].sort((a, b) => byAddress(a.cidr, b.cidr));
}

function blocksOf({ subnets, free }: NetworkReport): readonly DrawnBlock[] {
    const placed = subnets.map(({ tier, zone, cidr }) => ({
        cidr,
        css: tier === "other" ? "addr-other" : `addr-${tier}`,
        label: `${tier} ${zone.at(-1) ?? ""}`,
        title: `${tier} subnet in ${zone}: ${cidr.text}`,
    }));
    const open = free.map((cidr) => ({ cidr, css: "addr-free", label: "free", title: `free: ${cidr.text}` }));
    return [...open, ...placed];
}

function blockOf({ cidr, kind, stacks }: Range, css: string): DrawnBlock {
    const title = `${OWNERS[kind] ?? kind} (${stacks.join(", ")}): ${cidr.text}`;
    return { cidr, css, label: OWNERS[kind] ?? kind, title };
}

/** The /16 that a range is in, or the range itself where it is larger. */
function around(cidr: Cidr): Cidr {
    const outer = rangeOf(`${addressAt(cidr, 0)}/${ROW_PREFIX}`);
    return cidr.prefix <= ROW_PREFIX || outer === undefined ? cidr : cidrOf(networkOf(outer));
}
