import { byAddress, overlaps, parseCidr, subrange, type Cidr } from "@platform/aws-model/network/cidr";

/** `vpc`: a stack's network. `on-premises`: what the VPN leads to. `client-vpn`: what AWS gives to users of a client VPN.
 * `tunnel`: the addresses inside a VPN tunnel. `docker`: what Docker uses on every instance of a cluster. */
export type RangeKind = "vpc" | "on-premises" | "client-vpn" | "tunnel" | "docker";

/** A range of addresses and who has it. */
export interface Range {
    readonly kind: RangeKind;
    readonly cidr: Cidr;
    /** The stacks that have it, or that reach it. */
    readonly stacks: readonly string[];
    /** More about it: the device of a tunnel, the name of a VPC. */
    readonly note?: string;
    /** The resource, where it is one of this plan. */
    readonly urn?: string;
}

/** Two ranges that share addresses and must not. */
export interface Overlap {
    readonly a: Range;
    readonly b: Range;
    readonly why: string;
}

/** Which ranges must be apart, and what goes wrong where they are not. */
const APART: readonly (readonly [RangeKind, RangeKind, string])[] = [
    ["vpc", "vpc", "the datacenter, and any peering, could tell them apart by nothing"],
    ["vpc", "on-premises", "traffic to these addresses never leaves the VPC"],
    ["vpc", "client-vpn", "users of the client VPN could not be answered"],
    ["on-premises", "client-vpn", "users of the client VPN could not be answered from the datacenter"],
    ["client-vpn", "client-vpn", "the VPC could not tell their users apart"],
    ["vpc", "docker", "containers could not reach these addresses"],
    ["on-premises", "docker", "containers could not reach these addresses"],
];

/** Every pair that must be apart and is not. */
export function overlapsOf(ranges: readonly Range[]): readonly Overlap[] {
    return ranges.flatMap((a, at) =>
        ranges.slice(at + 1).flatMap((b) => {
            const why = whyApart(a, b);
            return why !== undefined && overlaps(a.cidr, b.cidr) ? [{ a, b, why }] : [];
        }),
    );
}

function whyApart(a: Range, b: Range): string | undefined {
    if (a.kind === "tunnel" && b.kind === "tunnel") {
        const sameStack = a.stacks.some((stack) => b.stacks.includes(stack));
        if (sameStack) return "a gateway cannot have one range in two tunnels";
        return a.note === b.note ? "the device has both, and cannot have one range in two tunnels" : undefined;
    }
    return APART.find(
        ([one, other]) => (a.kind === one && b.kind === other) || (a.kind === other && b.kind === one),
    )?.[2];
}

/** A range from its text, if that is one. */
export function rangeAt(text: string): Cidr | undefined {
    return parseCidr(text).cidr;
}

/** The same range of several stacks is one. Tunnels stay apart: each is its own. */
export function merged(ranges: readonly Range[]): readonly Range[] {
    const result = new Map<string, Range>();
    for (const range of ranges) {
        const key =
            range.kind === "on-premises" || range.kind === "docker" ? `${range.kind} ${range.cidr.text}` : result.size;
        const known = result.get(`${key}`);
        const stacks = [...new Set([...(known?.stacks ?? []), ...range.stacks])];
        result.set(`${key}`, { ...(known ?? range), stacks });
    }
    return [...result.values()].sort((a, b) => byAddress(a.cidr, b.cidr));
}

/** The largest blocks of a range that none of the given ones touches, in order. */
export function freeBlocks(range: Cidr, taken: readonly Cidr[]): readonly Cidr[] {
    if (!taken.some((one) => overlaps(one, range))) return [range];
    if (taken.some((one) => one.prefix <= range.prefix && overlaps(one, range)) || range.prefix === 32) return [];
    return [0, 1].flatMap((half) => freeBlocks(subrange(range, range.prefix + 1, half), taken));
}
