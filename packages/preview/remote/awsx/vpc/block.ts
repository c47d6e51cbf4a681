import { networkOf, rangeOf } from "@platform/aws-model/network/cidr";

/** An IPv4 range as the plugin's arithmetic has it. */
export interface Block {
    readonly first: number;
    readonly prefix: number;
}

/** @throws Error when the text is no IPv4 range. */
export function blockOf(text: string): Block {
    const range = rangeOf(text);
    if (range?.family !== 4) {
        throw new Error(`Invalid net address: ${text}`);
    }
    return { first: Number(range.first), prefix: range.prefix };
}

export function blockText({ first, prefix }: Block): string {
    return networkOf({ first: BigInt(first), prefix, family: 4 });
}

export function sizeOfPrefix(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** The block of that prefix in which an address lies. */
export function blockAround(address: number, prefix: number): Block {
    const size = sizeOfPrefix(prefix);
    return { first: Math.floor(address / size) * size, prefix };
}

export function lastOf({ first, prefix }: Block): number {
    return blockAround(first, prefix).first + sizeOfPrefix(prefix) - 1;
}

/** The first block of that prefix that begins behind another one. */
export function blockAfter(previous: Block, prefix: number): Block {
    return { first: blockAround(lastOf(previous), prefix).first + sizeOfPrefix(prefix), prefix };
}

export function blocksOverlap(a: Block, b: Block): boolean {
    return blockAround(a.first, a.prefix).first <= lastOf(b) && blockAround(b.first, b.prefix).first <= lastOf(a);
}

/** How many bits tell so many things apart. */
export function bitsFor(count: number): number {
    return count === 0 ? 0 : Math.ceil(Math.log2(count));
}
