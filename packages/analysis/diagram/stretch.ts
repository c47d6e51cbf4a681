import { growsLeft, zoneBlock, type Rectangle, type Surroundings } from "./blocks";
import type { PlacedLink } from "./elk-result";
import type { Box } from "./model";

/** Between a VPC's frame and what is in it. */
export const ZONE_PADDING = 16;
/** Between a line that goes past a zone and the zone's frame. */
const LINE_GAP = 10;

/** Zones side by side share the VPC's width, except where lines go down past them, and have the same height. */
export function stretchZones(
    zones: readonly Box[],
    boxes: Map<string, Rectangle>,
    edge: Rectangle,
    around: Surroundings,
    links: readonly PlacedLink[],
): void {
    const found = zones.flatMap((box) => {
        const place = boxes.get(box.id);
        return place === undefined ? [] : [{ box, place }];
    });
    found.sort((a, b) => a.place.x - b.place.x);
    const top = Math.min(...found.map(({ place }) => place.y));
    if (found.some(({ place }) => place.y !== top)) return;
    const height = Math.max(...found.map(({ place }) => place.height));
    const past = linesPast(links, top, top + height);
    found.forEach(({ box, place }, at) => {
        const before = found[at - 1]?.place;
        const after = found[at + 1]?.place;
        const start = before === undefined ? edge.x + ZONE_PADDING : between(before, place) + 6;
        const end = after === undefined ? edge.x + edge.width - ZONE_PADDING : between(place, after) - 6;
        const left = Math.max(start, ...past.filter((x) => x < place.x).map((x) => x + LINE_GAP));
        const right = Math.min(end, ...past.filter((x) => x > place.x + place.width).map((x) => x - LINE_GAP));
        boxes.set(box.id, { x: left, y: top, width: right - left, height });
        const own = zoneBlock(box, around, 0);
        if (!growsLeft(own, around.linked)) return;
        for (const [id, inner] of zoneBlock(box, around, place.x - left).inside)
            boxes.set(id, { ...inner, x: inner.x + place.x, y: inner.y + place.y });
    });
}

/** Where lines go straight down from above to below, from the left edge of the picture. */
function linesPast(links: readonly PlacedLink[], top: number, bottom: number): readonly number[] {
    return links.flatMap(({ points }) =>
        points.slice(1).flatMap((b, at) => {
            const a = points[at] ?? b;
            return a.x === b.x && Math.min(a.y, b.y) <= top && Math.max(a.y, b.y) >= bottom ? [a.x] : [];
        }),
    );
}

/** Where one zone ends and the next begins: nearer to the left one, whose lines stand at its right. */
function between(left: Rectangle, right: Rectangle): number {
    const end = left.x + left.width;
    return end + (right.x - end) / 4;
}
