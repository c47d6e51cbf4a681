import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import { straightened, turned } from "./bends";
import type { LayoutBlock, Point, Rectangle } from "./blocks";
import type { End } from "./ends";
import type { SplitLines } from "./inside";
import type { Link } from "./model";

/** A line with coordinates. */
export interface PlacedLink {
    readonly link: Link;
    readonly points: readonly Point[];
}

/** A scene with coordinates in pixels, from its top left corner. */
export interface Placement {
    readonly width: number;
    readonly height: number;
    /** By the box's id. */
    readonly boxes: ReadonlyMap<string, Rectangle>;
    readonly links: readonly PlacedLink[];
}

/** Where the layout engine has put everything, with the lines continued inside the blocks. */
export function readPlaces(
    root: ElkNode,
    blocks: readonly LayoutBlock[],
    links: readonly Link[],
    ends: readonly (readonly [End, End])[],
    inner: SplitLines["inner"],
): Placement {
    const places = new Map<string, Rectangle>();
    const nodes = new Map((root.children ?? []).map((node) => [node.id, node]));
    const edges = new Map((root.edges ?? []).map((edge) => [edge.id, edge]));
    const corner = (block: string): Point => ({ x: nodes.get(block)?.x ?? 0, y: nodes.get(block)?.y ?? 0 });
    for (const { box, width, height, inside } of blocks) {
        const at = corner(box.id);
        places.set(box.id, { ...at, width, height });
        for (const [id, inner] of inside) places.set(id, { ...inner, ...moved(inner, at) });
    }
    const drawn = links.flatMap((link, at): PlacedLink[] => {
        const [from, to] = ends[at] ?? [];
        const way = pointsOf(edges.get(`${at}`));
        if (from === undefined || to === undefined || way.length === 0) return [];
        const back = pointsOf(edges.get(`${at} back`));
        const start = from.stub.map((point) => moved(point, corner(from.block))).reverse();
        const end = to.stub.map((point) => moved(point, corner(to.block)));
        const middle = back.length === 0 ? way : turned(back, way);
        return [
            { link, points: straightened([...start, ...middle, ...end], from.stub.length === 0, to.stub.length === 0) },
        ];
    });
    const within = inner.map(({ block, link, points }) => ({
        link,
        points: points.map((point) => moved(point, corner(block))),
    }));
    return { width: root.width ?? 0, height: root.height ?? 0, boxes: places, links: [...within, ...drawn] };
}

function moved({ x, y }: Point, by: Point): Point {
    return { x: x + by.x, y: y + by.y };
}

function pointsOf(edge: ElkExtendedEdge | undefined): Point[] {
    const section = edge?.sections?.[0];
    if (section === undefined) return [];
    return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
}
