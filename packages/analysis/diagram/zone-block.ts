import { HEADER, headerWidth, LEAF, PADDING, type Block, type Rectangle, type Surroundings } from "./blocks";
import type { Box } from "./model";

/** A subnet's items are this wide, with room above each for the line that leads to it. */
const ITEM = { width: 158, gap: 12 } as const;
const CHANNEL = 30;

/**
 * A zone's subnets below each other, equally wide, with a channel at the right for lines to the lower ones.
 *
 * @param extra Room that is left over at the left of the block's place.
 */
export function zoneBlock(box: Box, { zones, linked }: Surroundings, extra: number): Block {
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
export function growsLeft({ box, inside, width, channel }: Block, linked: ReadonlySet<string>): boolean {
    const items = (box.children ?? []).flatMap(({ children = [] }) => children);
    const right = width - channel - 2 * PADDING;
    return items.every(({ id }) => {
        const place = inside.get(id);
        return place === undefined || !linked.has(id) || Math.abs(place.x + place.width - right) < 1;
    });
}
