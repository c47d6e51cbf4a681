import { createRequire } from "node:module";
import type { ELK, ElkExtendedEdge, ElkNode, ElkPort } from "elkjs/lib/elk-api";
import { blockOf, type Block, type Point, type Rectangle, type Surroundings } from "./blocks";
import { endsOf, type End } from "./ends";
import { insideLines } from "./inside";
import { straightened, turned } from "./bends";
import type { Link } from "./model";
import { ROW } from "./parts/network";
import type { Scene } from "./scenes";

const load = createRequire(__filename);

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

const OPTIONS: Readonly<Record<string, string>> = {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.separateConnectedComponents": "false",
    "elk.partitioning.activate": "true",
    "elk.padding": "[top=8,left=8,bottom=8,right=8]",
    "elk.spacing.nodeNode": "18",
    "elk.spacing.edgeNode": "16",
    "elk.spacing.edgeEdge": "9",
    "elk.layered.spacing.nodeNodeBetweenLayers": "28",
    "elk.layered.spacing.edgeNodeBetweenLayers": "16",
    "elk.layered.spacing.edgeEdgeBetweenLayers": "9",
    "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    "elk.layered.crossingMinimization.forceNodeModelOrder": "true",
};

/** How a picture may be laid out; which of them is the smaller one is not known before. */
const WAYS: readonly Readonly<Record<string, string>>[] = [
    { "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX" },
    { "elk.layered.nodePlacement.strategy": "LINEAR_SEGMENTS" },
];

/** Gives every box of a scene its place and every line its way round the boxes. */
export async function placeScene(scene: Scene): Promise<Placement> {
    const around = surroundingsOf(scene);
    const blocks = scene.boxes.map((box) => blockOf(box, around));
    const { inner, outer } = insideLines(scene.links, blocks);
    const ends = endsOf(outer, blocks);
    const elk = newElk();
    const graph = toGraph(blocks, outer, ends);
    const tries: Placement[] = [];
    for (const way of WAYS) {
        const root = await elk.layout({ ...structuredClone(graph), layoutOptions: { ...OPTIONS, ...way } });
        tries.push(read(root, blocks, outer, ends, inner));
    }
    return tries.reduce((best, one) => (badness(one) < badness(best) ? one : best));
}

export function surroundingsOf({ boxes, links }: Pick<Scene, "boxes" | "links">): Surroundings {
    const zones = boxes.filter(({ kind }) => kind === "zone").length;
    return { zones, linked: new Set(links.flatMap(({ from, to }) => [from, to])) };
}

/** Narrow pictures with short, straight lines are good. */
function badness({ width, links }: Placement): number {
    const length = links.reduce((sum, { points }) => sum + lengthOf(points), 0);
    const bends = links.reduce((sum, { points }) => sum + points.length, 0);
    return 4 * width + length / 4 + 10 * bends;
}

function lengthOf(points: readonly Point[]): number {
    return points
        .slice(1)
        .reduce(
            (sum, { x, y }, at) => sum + Math.abs(x - (points[at]?.x ?? x)) + Math.abs(y - (points[at]?.y ?? y)),
            0,
        );
}

/** In this process: the layout takes less time than starting a worker. */
function newElk(): ELK {
    const Elk = load("elkjs/lib/elk.bundled.js") as new () => ELK;
    return new Elk();
}

function toGraph(blocks: readonly Block[], links: readonly Link[], ends: readonly (readonly [End, End])[]): ElkNode {
    const ports = new Map<string, ElkPort[]>();
    const height = new Map(blocks.map((block) => [block.box.id, block.height]));
    const portOf = ({ block, side, x }: End, id: string): string => {
        if (x === undefined) return block;
        const y = side === "NORTH" ? 0 : (height.get(block) ?? 0);
        const port = { id, x, y, width: 0, height: 0, layoutOptions: { "elk.port.side": side } };
        ports.set(block, [...(ports.get(block) ?? []), port]);
        return id;
    };
    const turns: ElkNode[] = [];
    const edges = links.flatMap((_, at): ElkExtendedEdge[] => {
        const [from, to] = ends[at] ?? [];
        if (from === undefined || to === undefined) return [];
        const source = portOf(from, `${at} from`);
        const target = portOf(to, `${at} to`);
        if (from.side === "SOUTH") return [{ id: `${at}`, sources: [source], targets: [target] }];
        const turn = `${at} turn`;
        turns.push({
            id: turn,
            width: 1,
            height: 1,
            layoutOptions: { "elk.partitioning.partition": String(ROW.apps) },
        });
        return [
            { id: `${at} back`, sources: [turn], targets: [source] },
            { id: `${at}`, sources: [turn], targets: [target] },
        ];
    });
    const nodes = blocks.map(({ box, width, height }): ElkNode => {
        const row = { "elk.partitioning.partition": String(box.row ?? 0) };
        const fixed = ports.get(box.id);
        return fixed === undefined
            ? { id: box.id, width, height, layoutOptions: row }
            : {
                  id: box.id,
                  width,
                  height,
                  ports: fixed,
                  layoutOptions: { ...row, "elk.portConstraints": "FIXED_POS" },
              };
    });
    return { id: "root", children: [...nodes, ...turns], edges };
}

function read(
    root: ElkNode,
    blocks: readonly Block[],
    links: readonly Link[],
    ends: readonly (readonly [End, End])[],
    inner: readonly { readonly block: string; readonly link: Link; readonly points: readonly Point[] }[],
): Placement {
    const places = new Map<string, Rectangle>();
    const nodes = new Map((root.children ?? []).map((node) => [node.id, node]));
    const edges = new Map((root.edges ?? []).map((edge) => [edge.id, edge as ElkExtendedEdge]));
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
