import { Address4, Address6 } from "ip-address";

const BITS = { 4: 32, 6: 128 } as const;

/** IPv4 or IPv6. */
export type Family = keyof typeof BITS;

/** A range of addresses. */
export class Cidr {
    readonly last: bigint;

    constructor(
        /** As it was written. */
        readonly text: string,
        readonly family: Family,
        /** Length of the prefix in bits. */
        readonly prefix: number,
        readonly first: bigint,
        /** Whether no bits are set behind the prefix. */
        readonly aligned: boolean,
    ) {
        this.last = first + partSize(family, prefix) - 1n;
    }

    /** JSON knows no such large numbers as IPv6 has. */
    toJSON(): object {
        const { text, first, prefix, family } = this;
        return { text, first: family === 4 ? Number(first) : first.toString(), prefix };
    }
}

/** The same few ranges stand in many rules, and reading one takes longer than all comparisons with it. */
const readRanges = new Map<string, Cidr | undefined>();

/**
 * Reads an address, or a range such as `10.0.0.0/16` or `2001:db8::/32`, in any spelling; bits beyond the prefix do not
 * matter, as in AWS. Undefined for anything else.
 */
export function addressesOf(text: string): Cidr | undefined {
    if (!readRanges.has(text)) {
        readRanges.set(text, read(text));
    }
    return readRanges.get(text);
}

function read(text: string): Cidr | undefined {
    const family = text.includes(":") ? 6 : 4;
    try {
        const address = family === 6 ? new Address6(text) : new Address4(text);
        const own = address.bigInt();
        const first = own - (own % partSize(family, address.subnetMask));
        return text.includes("%") ? undefined : new Cidr(text, family, address.subnetMask, first, own === first);
    } catch {
        return undefined;
    }
}

/** Whether a text is one address of a family. */
export function isAddress(text: string, family: Family): boolean {
    return !text.includes("/") && addressesOf(text)?.family === family;
}

/** Reads a range of either family; undefined for anything else, also for a single address. */
export function rangeOf(text: string): Cidr | undefined {
    return text.includes("/") ? addressesOf(text) : undefined;
}

/** Reads an IPv4 range; one with host bits set, such as `10.0.0.1/16`, is a problem and names the range that was meant. */
export function parseCidr(text: string): { cidr: Cidr; problem?: undefined } | { cidr?: undefined; problem: string } {
    const cidr = rangeOf(text);
    if (isAddress(text, 4) && !text.endsWith(".0")) {
        return { problem: `allowed: an IPv4 range in CIDR notation; did you mean ${text}/32?` };
    }
    if (cidr?.family !== 4) {
        return { problem: "allowed: an IPv4 range in CIDR notation such as 10.40.0.0/16" };
    }
    return cidr.aligned
        ? { cidr }
        : { problem: `allowed: a range that starts on its own boundary; did you mean ${networkOf(cidr)}?` };
}

/** Reads an IPv4 range that is known to be valid. @throws Error when it is not. */
export function cidrOf(text: string): Cidr {
    const { cidr, problem } = parseCidr(text);
    if (cidr === undefined) {
        throw new Error(`${text}: ${problem}`);
    }
    return cidr;
}

/** The number of addresses in a range. */
export function sizeOf({ prefix, family = 4 }: { readonly prefix: number; readonly family?: Family }): number {
    return 2 ** (BITS[family] - prefix);
}

/** The range from its first address on, as it should be written. */
export function networkOf({ first, prefix, family }: Pick<Cidr, "first" | "prefix" | "family">): string {
    return `${addressText(first, family)}/${prefix}`;
}

/** The `index`-th part of a range that is cut into parts of `prefix` bits. @throws Error when the range has no such part. */
export function subrange(range: Cidr, prefix: number, index: number): Cidr {
    const { family, first, last } = range;
    const size = partSize(family, prefix);
    const start = first + BigInt(index) * size;
    if (index < 0 || start + size - 1n > last) {
        throw new Error(`${range.text} has no /${prefix} number ${index}`);
    }
    return new Cidr(networkOf({ family, prefix, first: start }), family, prefix, start, true);
}

/** Whether two ranges share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
    return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
    return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** The address `offset` places into a range, as text. */
export function addressAt({ first, family }: Cidr, offset: number): string {
    return addressText(first + BigInt(offset), family);
}

/** Puts ranges in the order of their addresses. */
export function byAddress(a: Cidr, b: Cidr): number {
    return a.first < b.first ? -1 : a.first > b.first ? 1 : a.prefix - b.prefix;
}

/** An address in its usual spelling. */
function addressText(address: bigint, family: Family): string {
    return (family === 4 ? Address4 : Address6).fromBigInt(address).correctForm();
}

/** How many addresses a prefix of this length leaves. */
function partSize(family: Family, prefix: number): bigint {
    return 1n << BigInt(BITS[family] - prefix);
}
