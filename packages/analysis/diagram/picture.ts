import { blockOf, type Point, type Rectangle } from "./blocks";
import type { PlacedLink, Placement } from "./elk-result";
import { placeScene, surroundingsOf } from "./layout";
import type { Box } from "./model";
import type { Scene } from "./scenes";
import { ZONE_PADDING, stretchZones } from "./stretch";

const GAP = 20;
const MARGIN = 8;
const FRAME_HEADER = 30;

/** Scenes below one another. */
export async function placeScenes(scenes: readonly Scene[]): Promise<Placement> {
    const boxes = new Map<string, Rectangle>();
    const links: PlacedLink[] = [];
    let top = MARGIN;
    let width = 0;
    for (const scene of scenes) {
        const placed = withFrame(scene, await placeScene(scene));
        for (const [id, rectangle] of placed.boxes) boxes.set(id, { ...rectangle, y: rectangle.y + top });
        for (const { link, points } of placed.links)
            links.push({ link, points: points.map(({ x, y }) => ({ x, y: y + top })) });
        top += placed.height + GAP;
        width = Math.max(width, placed.width);
        const { right, bottom } = addGrids(scene.below, boxes, { x: MARGIN, y: top });
        width = Math.max(width, right + MARGIN);
        top = bottom;
    }
    return { width, height: top - GAP + MARGIN, boxes, links };
}

/** Grids below one another, from a corner on; returns how far they reach. */
function addGrids(
    grids: readonly Box[],
    boxes: Map<string, Rectangle>,
    { x, y }: Point,
): { right: number; bottom: number } {
    let [right, bottom] = [x, y];
    for (const box of grids) {
        const { width, height, inside } = blockOf(box, surroundingsOf({ boxes: [], links: [] }));
        boxes.set(box.id, { x, y: bottom, width, height });
        for (const [id, inner] of inside) boxes.set(id, { ...inner, x: inner.x + x, y: inner.y + bottom });
        right = Math.max(right, x + width);
        bottom += height + GAP;
    }
    return { right, bottom };
}

/** The VPC's frame around its rows, with the zones' frames as large as they can be. */
function withFrame(scene: Scene, placed: Placement): Placement {
    const { frame, boxes: all } = scene;
    if (frame === undefined) return placed;
    const own = new Set((frame.children ?? []).map(({ id }) => id));
    const bottomOf = (list: readonly Rectangle[]): number => Math.max(0, ...list.map(({ y, height }) => y + height));
    const outside = all.filter(({ id }) => !own.has(id)).flatMap(({ id }) => placed.boxes.get(id) ?? []);
    const cut = bottomOf(outside) + 1;
    const { boxes, links } = movedDown(placed, cut, FRAME_HEADER + GAP);
    const rows = [...own].flatMap((id) => boxes.get(id) ?? []);
    const points = links.flatMap((link) => link.points.filter(({ y }) => y > cut));
    const left = leftmost([...rows, ...points]) - ZONE_PADDING;
    const under = rows.length === 0 ? cut + FRAME_HEADER + GAP : bottomOf(rows) + GAP;
    const grids = addGrids(scene.within, boxes, { x: left + ZONE_PADDING, y: under });
    const reach = [...rows.map(({ x, width }) => x + width), ...points.map(({ x }) => x), grids.right, left + 300];
    const bottom = grids.bottom - GAP + ZONE_PADDING;
    const edge = { x: left, y: cut + 10, width: Math.max(...reach) + ZONE_PADDING - left, height: bottom - cut - 10 };
    boxes.set(frame.id, edge);
    stretchZones(
        all.filter(({ kind }) => kind === "zone"),
        boxes,
        edge,
        surroundingsOf(scene),
        links,
    );
    const shift = MARGIN - Math.min(...[...boxes.values()].map(({ x }) => x));
    return {
        width: Math.max(...[...boxes.values()].map(({ x, width }) => x + width)) + shift + MARGIN,
        height: bottom,
        boxes: new Map([...boxes].map(([id, box]) => [id, { ...box, x: box.x + shift }])),
        links: links.map(({ link, points: way }) => ({ link, points: way.map(({ x, y }) => ({ x: x + shift, y })) })),
    };
}

/** Everything below a height further down, to make room for the frame's name. */
function movedDown(
    { boxes, links }: Placement,
    cut: number,
    by: number,
): { boxes: Map<string, Rectangle>; links: readonly PlacedLink[] } {
    const lower = <T extends Point>(at: T): T => (at.y < cut ? at : { ...at, y: at.y + by });
    return {
        boxes: new Map([...boxes].map(([id, box]) => [id, lower(box)])),
        links: links.map(({ link, points }) => ({ link, points: points.map(lower) })),
    };
}

function leftmost(points: readonly Point[]): number {
    return points.length === 0 ? 0 : Math.min(...points.map(({ x }) => x));
}
