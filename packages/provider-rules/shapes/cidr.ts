import { isIPv4, isIPv6 } from "./address";
/** A block of addresses. */
export interface Cidr {
    readonly family: 4 | 6;
    readonly prefix: number;
    readonly first: bigint;
    readonly last: bigint;
    /** True where the address is the block's first one: no bits are set behind the prefix. */
    readonly aligned: boolean;
    /** The block as it should be written; for IPv6 only where it already is. */
    readonly network: string;
}

/** Reads `10.0.0.0/16` or `2001:db8::/32`; undefined for anything else. */
export function parseCidr(text: string): Cidr | undefined {
    const [, address = "", digits = ""] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
    const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
    const prefix = Number(digits);
    const bits = family === 4 ? 32 : 128;
    if (family === undefined || prefix > bits) {
        return undefined;
    }
    const value = family === 4 ? ipv4(address) : ipv6(address);
    const size = 1n << BigInt(bits - prefix);
    const first = value - (value % size);
    return {
        family,
        prefix,
        first,
        last: first + size - 1n,
        aligned: first === value,
        network: family === 4 ? `${dotted(first)}/${prefix}` : text,
    };
}

export function contains(outer: Cidr, inner: Cidr): boolean {
    return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: Cidr, b: Cidr): boolean {
    return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

function ipv4(address: string): bigint {
    return address.split(".").reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function ipv6(address: string): bigint {
    const plain = address.replace(/[\d.]+$/, (tail) => (tail.includes(".") ? asGroups(ipv4(tail)) : tail));
    const [head = "", tail] = plain.split("::");
    const groups = (text: string): string[] => (text === "" ? [] : text.split(":"));
    const right = groups(tail ?? "");
    const left = groups(head);
    const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => "0");
    return [...left, ...zeros, ...right].reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}

function asGroups(value: bigint): string {
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function dotted(value: bigint): string {
    return [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 255n).toString()).join(".");
}
