import { bitsFor, blockAfter, blockOf, blocksOverlap, blockText, sizeOfPrefix } from "./block";
import type { Block } from "./block";
import { placed } from "./subnet-spec";
import type { PlacedSubnet, SubnetSpec, Zones } from "./subnet-spec";

/** The types in the order in which they are given room, each with the longest mask it gets unasked. */
const TYPES = { Private: 19, Public: 20, Isolated: 24 } as const;
type Type = keyof typeof TYPES;

/** Strategy `Legacy`: zones of a power of two in number; each type begins behind the last subnet of those before it. */
export function legacyLayout(zones: Zones, vpc: string, specs: readonly SubnetSpec[] | undefined): PlacedSubnet[] {
    const bits = bitsFor(zones.names.length);
    const blocks = zones.names.map((_, index) => part(blockOf(vpc), bits, index));
    return specs === undefined
        ? defaultLayout(zones, blocks)
        : blocks.flatMap((block, index) => zoneLayout(zones, index, block, specs));
}

/** Half of each zone for a private subnet, a quarter for a public one. */
function defaultLayout(zones: Zones, blocks: readonly Block[]): PlacedSubnet[] {
    const halves = blocks.map((block) => part(block, 1, 0));
    const quarters = halves.map((half) => part(part(half, 0, 1), 1, 0));
    return [
        ...halves.map((half, index) => placed(zones, index, { type: "Private" }, blockText(half))),
        ...quarters.map((quarter, index) => placed(zones, index, { type: "Public" }, blockText(quarter))),
    ];
}

function zoneLayout(zones: Zones, index: number, zone: Block, specs: readonly SubnetSpec[]): PlacedSubnet[] {
    const shortest = zone.prefix + (specs.length === 1 ? 0 : 1);
    const subnets: PlacedSubnet[] = [];
    const last: Partial<Record<Type, Block>> = {};
    let current: Block = { first: zone.first - 1, prefix: 32 };
    for (const type of Object.keys(TYPES) as Type[]) {
        // An isolated subnet follows the last public one or, without any, the last private one.
        const before =
            type === "Private" ? undefined : ((type === "Isolated" ? last.Public : undefined) ?? last.Private);
        const start = before === undefined ? zone : part(before, 0, 1);
        for (const [number, spec] of specs.filter((one) => one.type.toLowerCase() === type.toLowerCase()).entries()) {
            const prefix = spec.cidrMask ?? Math.max(shortest, TYPES[type]);
            const wanted = part(start, prefix - start.prefix, number);
            current = blocksOverlap(current, wanted) ? blockAfter(current, prefix) : wanted;
            last[type] = current;
            subnets.push(placed(zones, index, { ...spec, type }, blockText(current)));
        }
    }
    return subnets;
}

/** The `index`-th part of a block, with so many more bits; the parts may lie beyond it. @throws Error beyond /32. */
function part({ first, prefix }: Block, bits: number, index: number): Block {
    if (prefix + bits > 32) {
        throw new Error(`Requested ${bits} new bits, but only ${32 - prefix} are available.`);
    }
    return { first: first + index * sizeOfPrefix(prefix + bits), prefix: prefix + bits };
}
