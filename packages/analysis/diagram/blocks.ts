import { HEADER, headerWidth, LEAF, nodeSize, PADDING, textWidth } from "./measure";
import type { Box } from "./model";

export interface Point {
    readonly x: number;
    readonly y: number;
}

export interface Rectangle extends Point {
    readonly width: number;
    readonly height: number;
}

/** A frame whose inside is laid out already, or a node: what the layout engine moves about as a whole. */
export interface LayoutBlock {
    readonly box: Box;
    readonly width: number;
    readonly height: number;
    /** Where what is inside stands, from the block's corner, by id. */
    readonly inside: ReadonlyMap<string, Rectangle>;
    /** Room at the right for lines to what is inside; 0 where lines come straight from above. */
    readonly channel: number;
}

const GAP = 8;
/** A grid's cells at least, and all of them together at most. */
const CELL = 138;
const WIDEST_GRID = 860;
/** A subnet's items are this wide, with room above each for the line that leads to it. */
const ITEM = { width: 158, gap: 12 } as const;
const CHANNEL = 30;

/** What the layout of a block depends on beside its box. */
export interface Surroundings {
    /** How many zones stand beside each other. */
    readonly zones: number;
    /** Ids of boxes that lines lead to. */
    readonly linked: ReadonlySet<string>;
}

/** Measures a box and places what is in it. */
export function blockOf(box: Box, around: Surroundings): LayoutBlock {
    if (box.grid !== undefined) return gridBlock(box);
    if (box.children === undefined || box.children.length === 0)
        return { box, ...nodeSize(box), inside: new Map(), channel: 0 };
    return box.kind === "zone" ? zoneBlock(box, around, 0) : rowBlock(box, around);
}

function gridBlock(box: Box): LayoutBlock {
    const { grid = [], columns = 1 } = box;
    const cell = box.kind === "regional" ? cellWidth(grid, columns) : CELL;
    const width = Math.max(columns * (cell + GAP) - GAP + 2 * PADDING, headerWidth(box));
    const each = (width - 2 * PADDING + GAP) / columns;
    const inside = grid.map(({ id }, at): [string, Rectangle] => [
        id,
        {
            x: PADDING + (at % columns) * each,
            y: HEADER + 2 + Math.floor(at / columns) * (LEAF.height + GAP),
            width: each - GAP,
            height: LEAF.height,
        },
    ]);
    const height = HEADER + 2 + Math.ceil(grid.length / columns) * (LEAF.height + GAP) - GAP + PADDING;
    return { box, width, height, inside: new Map(inside), channel: 0 };
}

/** As wide as the names in it, as far as the page allows. A cluster's grids share a row, and have the least. */
function cellWidth(grid: readonly Box[], columns: number): number {
    const wanted = Math.ceil(Math.max(...grid.map(textWidth)) + LEAF.icon + 14);
    return Math.max(CELL, Math.min(wanted, Math.floor(WIDEST_GRID / columns) - GAP));
}

/** A cluster's groups, or the datacenter's devices: beside each other. */
function rowBlock(box: Box, around: Surroundings): LayoutBlock {
    const inside = new Map<string, Rectangle>();
    let left = PADDING;
    let bottom = 0;
    for (const child of (box.children ?? []).map((one) => blockOf(one, around))) {
        place(inside, child, left, HEADER + 8);
        left += child.width + PADDING;
        bottom = Math.max(bottom, child.height);
    }
    return { box, width: Math.max(left, headerWidth(box)), height: HEADER + 8 + bottom + PADDING, inside, channel: 0 };
}

/**
 * A zone's subnets below each other, equally wide, with a channel at the right for lines to the lower ones.
 *
 * @param extra Room that is left over at the left of the block's place.
 */
export function zoneBlock(box: Box, { zones, linked }: Surroundings, extra: number): LayoutBlock {
    const subnets = box.children ?? [];
    const most = Math.max(0, ...subnets.map(({ children = [] }) => children.length));
    const columns = most > 1 && zones <= 2 ? 2 : 1;
    const items = columns * (ITEM.width + ITEM.gap) - ITEM.gap + 2 * PADDING;
    const width = Math.max(items, ...subnets.map(headerWidth));
    const each = (width + extra - 2 * PADDING + ITEM.gap) / columns;
    const inside = new Map<string, Rectangle>();
    let top = HEADER + 4;
    for (const subnet of subnets) {
        // Lines come from the right: what they lead to stands there, and first.
        const children = [...(subnet.children ?? [])].sort(
            (a, b) => Number(linked.has(b.id)) - Number(linked.has(a.id)),
        );
        const rows = Math.ceil(children.length / columns);
        const height = rows === 0 ? HEADER + 4 : HEADER + rows * (LEAF.height + ITEM.gap) + 8;
        inside.set(subnet.id, { x: PADDING - extra, y: top, width: width + extra, height });
        children.forEach(({ id }, at) => {
            const x = PADDING - extra + PADDING + (columns - 1 - (at % columns)) * each;
            const y = top + HEADER + 8 + Math.floor(at / columns) * (LEAF.height + ITEM.gap);
            inside.set(id, { x, y, width: each - ITEM.gap, height: LEAF.height });
        });
        top += height + 22;
    }
    return { box, width: width + 2 * PADDING + CHANNEL, height: top - 22 + PADDING, inside, channel: CHANNEL };
}

/** Whether lines to a zone's items end as far from its right side when it grows to the left. */
export function growsLeft({ box, inside, width, channel }: LayoutBlock, linked: ReadonlySet<string>): boolean {
    const items = (box.children ?? []).flatMap(({ children = [] }) => children);
    const right = width - channel - 2 * PADDING;
    return items.every(({ id }) => {
        const place = inside.get(id);
        return place === undefined || !linked.has(id) || Math.abs(place.x + place.width - right) < 1;
    });
}

function place(inside: Map<string, Rectangle>, child: LayoutBlock, x: number, y: number): void {
    inside.set(child.box.id, { x, y, width: child.width, height: child.height });
    for (const [id, inner] of child.inside) inside.set(id, { ...inner, x: inner.x + x, y: inner.y + y });
}
