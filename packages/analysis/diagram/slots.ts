import type { LayoutBlock, Rectangle } from "./blocks";
import type { Link } from "./model";

/** Between lines in a channel, if there is room. */
const SLOT = 9;
/** For all lines of a channel. */
const ROOM = 24;

/** Whether an item of a zone has nothing above it: its line comes straight from above. */
export function isTopmost({ inside, box }: LayoutBlock, place: Rectangle): boolean {
    const items = (box.children ?? []).flatMap(({ children = [] }) => children.map(({ id }) => inside.get(id)));
    const above = items.some((other) => other !== undefined && other.y < place.y);
    const [first] = box.children ?? [];
    return !above && (first?.children ?? []).length > 0;
}

/** How far from a channel's left side each line stands: those that end higher stand further left, so that none cross. */
export function slotsOf(links: readonly Link[], blocks: ReadonlyMap<string, LayoutBlock>): ReadonlyMap<string, number> {
    const ends = new Map<LayoutBlock, { key: string; y: number }[]>();
    links.forEach(({ from, to }, at) => {
        for (const id of [from, to]) {
            const block = blocks.get(id);
            const place = block?.inside.get(id);
            if (block === undefined || place === undefined || block.channel === 0) continue;
            if (isTopmost(block, place)) continue;
            ends.set(block, [...(ends.get(block) ?? []), { key: `${id} ${at}`, y: place.y }]);
        }
    });
    const slots = new Map<string, number>();
    for (const list of ends.values()) {
        const step = Math.min(SLOT, ROOM / Math.max(1, list.length - 1));
        list.sort((a, b) => a.y - b.y).forEach(({ key }, at) => slots.set(key, at * step));
    }
    return slots;
}
