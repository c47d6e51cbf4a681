import { addressesOf, networkOf, type Family } from "./cidr";
import { covers, intersect, normalise, subtract, type Interval, type Intervals } from "./intervals";

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
        const ranges = cidrs.map(addressesOf);
        if (!ranges.every((range) => range !== undefined)) return undefined;
        const ofFamily = (wanted: Family) => normalise(ranges.filter(({ family }) => family === wanted));
        return new AddressSet(ofFamily(4), ofFamily(6));
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
        return [
            ...this.v4.flatMap((interval) => split(interval, 4)),
            ...this.v6.flatMap((interval) => split(interval, 6)),
        ];
    }
}

/** IPv4 ranges that networks may choose from: RFC 1918, and the shared range of RFC 6598. */
export const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;
/** Addresses that no one on the internet can have: private, loopback, link-local, unique local. */
export const PRIVATE = AddressSet.of(
    ...privateNetworks,
    ...["127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1/128"],
);
/** Addresses that no single host has: this network, multicast, reserved and broadcast. @see https://www.rfc-editor.org/rfc/rfc6890 */
export const NO_HOST = AddressSet.of("0.0.0.0/8", "224.0.0.0/3");
const IPV4 = AddressSet.of("0.0.0.0/0");
const IPV6 = AddressSet.of("::/0");
/** Every address of each family, by the name that messages give it. */
export const FAMILIES = [
    ["IPv4", IPV4],
    ["IPv6", IPV6],
] as const;
/** Every address. */
export const EVERYWHERE = AddressSet.union([IPV4, IPV6]);
/** Every address that someone on the internet can have. */
export const INTERNET = EVERYWHERE.subtract(PRIVATE);

/** Whether everyone at a place gets in, over IPv4 or over IPv6: whoever is refused by one comes by the other. */
export function coversFamily(admitted: AddressSet, place: AddressSet): boolean {
    const parts = FAMILIES.map(([, family]) => place.intersect(family));
    return parts.some((part) => !part.isEmpty && admitted.covers(part));
}

/** The largest blocks that an interval is made of, in order. */
function split({ first, last }: Interval, family: Family): string[] {
    const blocks: string[] = [];
    const longest = family === 4 ? 32 : 128;
    for (let start = first; start <= last;) {
        let prefix = longest;
        const size = (bits: number): bigint => 1n << BigInt(longest - bits);
        while (prefix > 0 && start % size(prefix - 1) === 0n && start + size(prefix - 1) - 1n <= last) prefix -= 1;
        blocks.push(networkOf({ first: start, prefix, family }));
        start += size(prefix);
    }
    return blocks;
}
