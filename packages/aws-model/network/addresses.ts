import { Address4, Address6 } from "ip-address";
import { covers, intersect, normalise, subtract, type Interval, type Intervals } from "./intervals";

const BITS = { v4: 32, v6: 128 } as const;
const FAMILIES = ["v4", "v6"] as const;
type Family = (typeof FAMILIES)[number];

/** The same few blocks stand in many rules, and reading one takes longer than all comparisons with it. */
const parsedCidrs = new Map<string, Parsed | undefined>();
interface Parsed {
    readonly family: Family;
    readonly interval: Interval;
}

/** A set of IPv4 and IPv6 addresses, exact however it is put together: two halves are the whole. */
export class AddressSet {
    private constructor(
        private readonly v4: Intervals,
        private readonly v6: Intervals,
    ) {}

    static readonly empty = new AddressSet([], []);

    /**
     * The addresses of CIDR blocks or single addresses, in any spelling (`::/0`, `0::/0`, `10.0.0.1`); bits beyond the
     * prefix do not matter, as in AWS. Undefined if any of them is not an address.
     */
    static parse(...cidrs: readonly string[]): AddressSet | undefined {
        const found: Record<Family, Interval[]> = { v4: [], v6: [] };
        for (const cidr of cidrs) {
            const parsed = parseCidr(cidr);
            if (parsed === undefined) return undefined;
            found[parsed.family].push(parsed.interval);
        }
        return new AddressSet(normalise(found.v4), normalise(found.v6));
    }

    /** As `parse`, for blocks that are known to be well-formed. @throws RangeError otherwise. */
    static of(...cidrs: readonly string[]): AddressSet {
        const set = AddressSet.parse(...cidrs);
        if (set === undefined) throw new RangeError(`not a list of CIDR blocks: ${cidrs.join(", ")}`);
        return set;
    }

    static union(sets: Iterable<AddressSet>): AddressSet {
        const all = [...sets];
        return new AddressSet(normalise(all.flatMap(({ v4 }) => v4)), normalise(all.flatMap(({ v6 }) => v6)));
    }

    get isEmpty(): boolean {
        return this.v4.length === 0 && this.v6.length === 0;
    }

    intersect(other: AddressSet): AddressSet {
        return new AddressSet(intersect(this.v4, other.v4), intersect(this.v6, other.v6));
    }

    subtract(other: AddressSet): AddressSet {
        return new AddressSet(subtract(this.v4, other.v4), subtract(this.v6, other.v6));
    }

    covers(other: AddressSet): boolean {
        return covers(this.v4, other.v4) && covers(this.v6, other.v6);
    }

    overlaps(other: AddressSet): boolean {
        return !this.intersect(other).isEmpty;
    }

    /** The fewest CIDR blocks that make up the set, IPv4 first. */
    toCidrs(): readonly string[] {
        return FAMILIES.flatMap((family) => this[family].flatMap((interval) => split(interval, family)));
    }
}

/** IPv4 ranges that networks may choose from: RFC 1918, and the shared range of RFC 6598. */
export const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;
/** Addresses that no one on the internet can have: private, loopback, link-local, unique local. */
export const PRIVATE = AddressSet.of(
    ...privateNetworks,
    ...["127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1/128"],
);
/** Every address. */
export const EVERYWHERE = AddressSet.of("0.0.0.0/0", "::/0");
/** Every address that someone on the internet can have. */
export const INTERNET = EVERYWHERE.subtract(PRIVATE);

function parseCidr(cidr: string): Parsed | undefined {
    if (!parsedCidrs.has(cidr)) parsedCidrs.set(cidr, readCidr(cidr));
    return parsedCidrs.get(cidr);
}

function readCidr(cidr: string): Parsed | undefined {
    const family = cidr.includes(":") ? "v6" : "v4";
    try {
        const address = family === "v6" ? new Address6(cidr) : new Address4(cidr);
        const size = 1n << BigInt(BITS[family] - address.subnetMask);
        const first = (address.bigInt() / size) * size;
        return { family, interval: { first, last: first + size - 1n } };
    } catch {
        return undefined;
    }
}

function split({ first, last }: Interval, family: Family): string[] {
    const blocks: string[] = [];
    for (let start = first; start <= last;) {
        let prefix: number = BITS[family];
        const size = (bits: number): bigint => 1n << BigInt(BITS[family] - bits);
        while (prefix > 0 && start % size(prefix - 1) === 0n && start + size(prefix - 1) - 1n <= last) prefix -= 1;
        const address =
            family === "v6" ? Address6.fromBigInt(start).correctForm() : Address4.fromBigInt(start).correctForm();
        blocks.push(`${address}/${prefix}`);
        start += size(prefix);
    }
    return blocks;
}
