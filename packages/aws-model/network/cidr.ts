import { isIPv4 } from "node:net";

/** An IPv4 range: the numeric first address and the prefix length in bits. */
export interface Cidr {
    readonly text: string;
    readonly first: number;
    readonly prefix: number;
}

/** The number of addresses in a range. */
export function sizeOf(range: Pick<Cidr, "prefix">): number {
    return 2 ** (32 - range.prefix);
}

/** Reads `10.0.0.0/16`; a range with host bits set, such as `10.0.0.1/16`, is a problem and names the range that was meant. */
export function parseCidr(text: string): { cidr: Cidr; problem?: undefined } | { cidr?: undefined; problem: string } {
    const match = /^([0-9.]+)\/([0-9]{1,2})$/.exec(text);
    const [, address = "", bits = ""] = match ?? [];
    const prefix = Number(bits);
    if (!isIPv4(address) || prefix > 32) {
        return { problem: "allowed: an IPv4 range in CIDR notation such as 10.40.0.0/16" };
    }
    const value = toNumber(address);
    const first = value - (value % sizeOf({ prefix }));
    if (first !== value) {
        return {
            problem: `allowed: a range that starts on its own boundary; did you mean ${toText(first)}/${prefix}?`,
        };
    }
    return { cidr: { text, first, prefix } };
}

/** Reads a range that is known to be valid. @throws Error when it is not. */
export function cidrOf(text: string): Cidr {
    const { cidr, problem } = parseCidr(text);
    if (cidr === undefined) {
        throw new Error(`${text}: ${problem}`);
    }
    return cidr;
}

/** The `index`-th part of a range that is cut into parts of `prefix` bits. @throws Error when the range has no such part. */
export function subrange(range: Cidr, prefix: number, index: number): Cidr {
    const first = range.first + index * sizeOf({ prefix });
    if (prefix < range.prefix || index < 0 || first + sizeOf({ prefix }) > range.first + sizeOf(range)) {
        throw new Error(`${range.text} has no /${prefix} number ${index}`);
    }
    return { text: `${toText(first)}/${prefix}`, first, prefix };
}

/** Whether two ranges share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
    return a.first < b.first + sizeOf(b) && b.first < a.first + sizeOf(a);
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
    return outer.first <= inner.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

/** The address `offset` places into a range, as text. */
export function addressAt(range: Cidr, offset: number): string {
    return toText(range.first + offset);
}

function toNumber(address: string): number {
    return address.split(".").reduce((value, octet) => value * 256 + Number(octet), 0);
}

function toText(value: number): string {
    return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}
