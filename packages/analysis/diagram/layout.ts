import { createRequire } from "node:module";
import type { ELK } from "elkjs/lib/elk-api";
import { blockOf, type Point, type Surroundings } from "./blocks";
import { toGraph } from "./elk-graph";
import { readPlaces, type Placement } from "./elk-result";
import { endsOf } from "./ends";
import { insideLines } from "./inside";
import type { Scene } from "./scenes";

const load = createRequire(__filename);

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
    const graph = toGraph(blocks, ends);
    const tries: Placement[] = [];
    for (const way of WAYS) {
        const root = await elk.layout({ ...structuredClone(graph), layoutOptions: { ...OPTIONS, ...way } });
        tries.push(readPlaces(root, blocks, outer, ends, inner));
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
