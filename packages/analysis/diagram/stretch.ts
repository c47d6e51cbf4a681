import { growsLeft, zoneBlock, type Rectangle, type Surroundings } from "./blocks";
import type { Box } from "./model";

/** Between a VPC's frame and what is in it. */
export const ZONE_PADDING = 16;

/** Zones side by side share the VPC's width and have the same height. */
export function stretchZones(
    zones: readonly Box[],
    boxes: Map<string, Rectangle>,
    edge: Rectangle,
    around: Surroundings,
): void {
    const found = zones.flatMap((box) => {
        const place = boxes.get(box.id);
        return place === undefined ? [] : [{ box, place }];
    });
    found.sort((a, b) => a.place.x - b.place.x);
    const top = Math.min(...found.map(({ place }) => place.y));
    if (found.some(({ place }) => place.y !== top)) return;
    const height = Math.max(...found.map(({ place }) => place.height));
    found.forEach(({ box, place }, at) => {
        const before = found[at - 1]?.place;
        const after = found[at + 1]?.place;
        const left = before === undefined ? edge.x + ZONE_PADDING : between(before, place) + 6;
        const right = after === undefined ? edge.x + edge.width - ZONE_PADDING : between(place, after) - 6;
        boxes.set(box.id, { x: left, y: top, width: right - left, height });
        const own = zoneBlock(box, around, 0);
        if (!growsLeft(own, around.linked)) return;
        for (const [id, inner] of zoneBlock(box, around, place.x - left).inside)
            boxes.set(id, { ...inner, x: inner.x + place.x, y: inner.y + place.y });
    });
}

/** Where one zone ends and the next begins: nearer to the left one, whose lines stand at its right. */
function between(left: Rectangle, right: Rectangle): number {
    const end = left.x + left.width;
    return end + (right.x - end) / 4;
}
