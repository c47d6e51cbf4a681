import type { ElkExtendedEdge, ElkNode, ElkPort } from "elkjs/lib/elk-api";
import type { LayoutBlock } from "./blocks";
import type { End } from "./ends";
import { ROW } from "./parts/network";

/**
 * Blocks and lines as the layout engine takes them: a node for each block, in its row, with ports where lines go on inside.
 * A line between two zones turns above them: a point there leads down to both.
 */
export function toGraph(blocks: readonly LayoutBlock[], ends: readonly (readonly [End, End])[]): ElkNode {
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
    const edges = ends.flatMap(([from, to], at): ElkExtendedEdge[] => {
        const source = portOf(from, `${at} from`);
        const target = portOf(to, `${at} to`);
        if (from.side === "SOUTH") return [{ id: `${at}`, sources: [source], targets: [target] }];
        const turn = { id: `${at} turn`, width: 1, height: 1, layoutOptions: inRow(ROW.apps) };
        turns.push(turn);
        return [
            { id: `${at} back`, sources: [turn.id], targets: [source] },
            { id: `${at}`, sources: [turn.id], targets: [target] },
        ];
    });
    const nodes = blocks.map(({ box, width, height }): ElkNode => {
        const node = { id: box.id, width, height };
        const fixed = ports.get(box.id);
        if (fixed === undefined) return { ...node, layoutOptions: inRow(box.row) };
        return { ...node, ports: fixed, layoutOptions: { ...inRow(box.row), "elk.portConstraints": "FIXED_POS" } };
    });
    return { id: "root", children: [...nodes, ...turns], edges };
}

function inRow(row = 0): Record<string, string> {
    return { "elk.partitioning.partition": String(row) };
}
