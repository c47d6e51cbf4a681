import type { LayoutBlock, Point, Rectangle } from "./blocks";
import type { Link } from "./model";
import { headerEnd } from "./measure";
import { isTopmost, slotsOf } from "./slots";

/** Where a line meets a block: a port at its border, and the way on from there to what is inside. */
export interface End {
    readonly block: string;
    readonly side: "NORTH" | "SOUTH";
    /** From the block's left. Undefined: wherever the layout engine likes. */
    readonly x?: number;
    /** Inside the block, from the port on. */
    readonly stub: readonly Point[];
}

/** Between lines that end at one side. */
const STEP = 9;
const SPREAD = 16;
/** From a line to the corner of the box that it leads to. */
const BORDER = 12;

/** Both ends of every line that leaves its block, in the order of the lines. */
export function endsOf(links: readonly Link[], blocks: readonly LayoutBlock[]): readonly (readonly [End, End])[] {
    const byInside = new Map<string, LayoutBlock>();
    for (const block of blocks) {
        byInside.set(block.box.id, block);
        for (const id of block.inside.keys()) byInside.set(id, block);
    }
    const slots = slotsOf(links, byInside);
    const seen = new Map<string, number>();
    const count = new Map<string, number>();
    for (const { from, to } of links)
        for (const id of [`${from} SOUTH`, `${to} NORTH`]) count.set(id, (count.get(id) ?? 0) + 1);
    const endOf = (id: string, side: End["side"], at: number): End => {
        const block = byInside.get(id);
        if (block === undefined) return { block: id, side, stub: [] };
        const place = block.inside.get(id);
        const key = block.channel > 0 ? id : `${id} ${side}`;
        const index = seen.get(key) ?? 0;
        seen.set(key, index + 1);
        if (block.channel > 0 && place !== undefined)
            return zoneEnd(block, id, place, slots.get(`${id} ${at}`) ?? 0, index);
        if (block.inside.size === 0) return { block: block.box.id, side, stub: [] };
        return rowEnd(block, side, place, Math.round(xOf(block, side, place, index, count.get(key) ?? 1)));
    };
    return links.map(({ from, to }, at) => {
        const zones = [from, to].filter((id) => (byInside.get(id)?.channel ?? 0) > 0).length;
        return [endOf(from, zones === 2 ? "NORTH" : "SOUTH", at), endOf(to, "NORTH", at)];
    });
}

/** Lines from above to what is in a frame pass its title at the right, as far as the box that they lead to allows. */
function xOf(
    { box, width }: LayoutBlock,
    side: End["side"],
    place: Rectangle | undefined,
    index: number,
    count: number,
) {
    if (place === undefined) return spread(width, index, count);
    const at = (line: number): number => place.x + spread(place.width, line, count);
    const wanted = side === "NORTH" ? headerEnd(box) - at(0) : 0;
    return at(index) + Math.max(0, Math.min(wanted, place.x + place.width - BORDER - at(count - 1)));
}

/** Several lines to one box stand apart, around its middle. */
function spread(width: number, index: number, count: number): number {
    const step = Math.min(SPREAD, (width - 24) / Math.max(1, count - 1));
    return width / 2 + (index - (count - 1) / 2) * step;
}

function rowEnd(block: LayoutBlock, side: End["side"], place: Rectangle | undefined, x: number): End {
    const name = block.box.id;
    if (place === undefined) return { block: name, side, x, stub: [] };
    return side === "NORTH"
        ? { block: name, side, x, stub: [{ x, y: place.y }] }
        : { block: name, side, x, stub: [{ x, y: place.y + place.height }] };
}

/** Straight from above to what nothing stands above, otherwise through the channel at the right. */
function zoneEnd(block: LayoutBlock, id: string, place: Rectangle, slot: number, index: number): End {
    const name = block.box.id;
    const isItem = !(block.box.children ?? []).some((subnet) => subnet.id === id);
    if (isItem && isTopmost(block, place)) {
        const x = Math.round(place.x + place.width - 18 - index * SPREAD);
        return { block: name, side: "NORTH", x, stub: [{ x, y: place.y }] };
    }
    const x = Math.round(block.width - block.channel + slot);
    if (!isItem) {
        const y = place.y + 11 + index * STEP;
        return {
            block: name,
            side: "NORTH",
            x,
            stub: [
                { x, y },
                { x: place.x + place.width, y },
            ],
        };
    }
    const y = place.y - 7;
    const middle = place.x + place.width - 18 - index * SPREAD;
    return {
        block: name,
        side: "NORTH",
        x,
        stub: [
            { x, y },
            { x: middle, y },
            { x: middle, y: place.y },
        ],
    };
}
