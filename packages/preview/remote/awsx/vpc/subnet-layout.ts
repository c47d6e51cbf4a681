import type { WireMap } from "@platform/aws-model/wire";
import { asText } from "@platform/aws-model/wire";
import { given } from "../../arguments";
import { apply } from "../../values";
import type { Value } from "../../values";
import { blockAfter, blockAround, blockOf, lastOf } from "./block";
import type { Block } from "./block";
import type { PlacedSubnet, SubnetSpec } from "./subnet-spec";

/** The output `subnetLayout` of specs as they were given. */
export function layoutOfSpecs(specs: readonly SubnetSpec[]): WireMap[] {
    return specs.map(({ name, cidrBlocks, cidrMask, size, type }) =>
        given({ name, cidrBlocks: cidrBlocks && [...cidrBlocks], cidrMask, size, type }),
    );
}

/** The same read off the first subnets, as many as a zone has, with the gaps between them. They lose their names. */
export function layoutOfSubnets(subnets: readonly PlacedSubnet[], zones: number): Value {
    const first = subnets.slice(0, subnets.length / zones);
    return apply(
        first.map(({ cidrBlock }) => cidrBlock ?? null),
        (ranges) => {
            const blocks = (ranges as Value[]).map((range) => blockOf(asText(range)));
            return first.flatMap(({ type }, index) => {
                const [block, before] = [blocks[index], blocks[index - 1]];
                const gaps = block === undefined || before === undefined ? [] : gapsBetween(before, block);
                const unused = gaps.map(({ prefix }) => ({ cidrMask: prefix, type: "Unused" }));
                return [...unused, { cidrMask: block?.prefix ?? 0, type }];
            });
        },
    );
}

/** The fewest blocks that lie between two. */
function gapsBetween(a: Block, b: Block): Block[] {
    const [start, end] = a.first < b.first ? [a, b] : [b, a];
    const gaps: Block[] = [];
    let previous = a;
    let next = blockAfter(start, start.prefix);
    while (next.first < end.first) {
        for (
            let wider = widened(next);
            !holds(wider, lastOf(previous)) && !holds(wider, end.first);
            wider = widened(next)
        ) {
            next = wider;
        }
        gaps.push(next);
        previous = next;
        next = blockAfter(next, next.prefix);
    }
    return gaps;
}

function widened({ first, prefix }: Block): Block {
    return blockAround(first, prefix - 1);
}

function holds(block: Block, address: number): boolean {
    return blockAround(address, block.prefix).first === block.first;
}
