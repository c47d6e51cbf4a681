import { blockOf, growsLeft, zoneBlock, type Point, type Rectangle, type Surroundings } from "./blocks";
import { placeScene, surroundingsOf, type PlacedLink, type Placement } from "./layout";
import type { Box } from "./model";
import type { Scene } from "./scenes";

const GAP = 20;
const MARGIN = 8;
const PADDING = 16;
const FRAME_HEADER = 30;

/** Scenes below one another. */
export async function placeScenes(scenes: readonly Scene[]): Promise<Placement> {
    const boxes = new Map<string, Rectangle>();
    const links: PlacedLink[] = [];
    let top = MARGIN;
    let width = 0;
    for (const scene of scenes) {
        const placed = withFrame(scene, await placeScene(scene));
        const down = (rectangle: Rectangle): Rectangle => ({ ...rectangle, y: rectangle.y + top });
        for (const [id, rectangle] of placed.boxes) boxes.set(id, down(rectangle));
        for (const { link, points } of placed.links)
            links.push({ link, points: points.map(({ x, y }) => ({ x, y: y + top })) });
        top += placed.height + GAP;
        width = Math.max(width, placed.width);
        for (const box of scene.below) {
            const block = blockOf(box, surroundingsOf(scene));
            const left = placed.boxes.get(scene.frame?.id ?? "")?.x ?? MARGIN;
            boxes.set(box.id, { x: left, y: top, width: block.width, height: block.height });
            for (const [id, inner] of block.inside) boxes.set(id, { ...inner, x: inner.x + left, y: inner.y + top });
            top += block.height + GAP;
            width = Math.max(width, left + block.width + MARGIN);
        }
    }
    return { width, height: top - GAP + MARGIN, boxes, links };
}

/** The VPC's frame around its rows, with the zones' frames as large as they can be. */
function withFrame(scene: Scene, placed: Placement): Placement {
    const { frame, boxes: all } = scene;
    if (frame === undefined) return placed;
    const own = new Set((frame.children ?? []).map(({ id }) => id));
    const inside = [...own].flatMap((id) => placed.boxes.get(id) ?? []);
    if (inside.length === 0) {
        const boxes = new Map([...placed.boxes, [frame.id, { x: MARGIN, y: placed.height, width: 320, height: 60 }]]);
        return { ...placed, boxes, height: placed.height + 60 };
    }
    const outside = all.filter(({ id }) => !own.has(id)).flatMap(({ id }) => placed.boxes.get(id) ?? []);
    const cut = Math.max(0, ...outside.map(({ y, height }) => y + height)) + 1;
    const { boxes: lowered, links } = movedDown(placed, cut, FRAME_HEADER + GAP);
    const content = [...own].flatMap((id) => lowered.get(id) ?? []);
    const points = links.flatMap((link) => link.points.filter(({ y }) => y > cut));
    const left = Math.min(...content.map(({ x }) => x), ...points.map(({ x }) => x)) - PADDING;
    const right = Math.max(...content.map(({ x, width }) => x + width), ...points.map(({ x }) => x)) + PADDING;
    const bottom = Math.max(...content.map(({ y, height }) => y + height)) + PADDING;
    const edge = { x: left, y: cut + 10, width: right - left, height: bottom - cut - 10 };
    const boxes = new Map([...lowered, [frame.id, edge]]);
    stretchZones(all.filter(({ kind }) => kind === "zone"), boxes, edge, surroundingsOf(scene));
    const shift = MARGIN - Math.min(...[...boxes.values()].map(({ x }) => x));
    const width = Math.max(...[...boxes.values()].map((box) => box.x + box.width)) + shift + MARGIN;
    return {
        width,
        height: bottom,
        boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + shift }])),
        links: links.map(({ link, points: way }) => ({ link, points: way.map(({ x, y }) => ({ x: x + shift, y })) })),
    };
}

/** Everything below a height further down, to make room for the frame's name. */
function movedDown({ boxes, links }: Placement, cut: number, by: number): Pick<Placement, "boxes" | "links"> {
    const lower = <T extends Point>(at: T): T => (at.y < cut ? at : { ...at, y: at.y + by });
    return {
        boxes: new Map([...boxes].map(([id, box]) => [id, lower(box)])),
        links: links.map(({ link, points }) => ({ link, points: points.map(lower) })),
    };
}

/** Zones side by side share the VPC's width and have the same height. */
function stretchZones(zones: readonly Box[], boxes: Map<string, Rectangle>, edge: Rectangle, around: Surroundings): void {
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
        const left = before === undefined ? edge.x + PADDING : between(before, place) + 6;
        const right =
            after === undefined ? edge.x + edge.width - PADDING : between(place, after) - 6;
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
