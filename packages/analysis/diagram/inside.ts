import type { LayoutBlock, Point } from "./blocks";
import type { Link } from "./model";

/** Lines that stay in a block, with their points from its corner, and all others. */
export interface SplitLines {
    readonly inner: readonly { readonly block: string; readonly link: Link; readonly points: readonly Point[] }[];
    readonly outer: readonly Link[];
}

/** Takes out the lines between neighbours in one block: from a NAT gateway straight down to the subnet below it. */
export function insideLines(links: readonly Link[], blocks: readonly LayoutBlock[]): SplitLines {
    const inner: SplitLines["inner"][number][] = [];
    const outer: Link[] = [];
    for (const link of links) {
        const block = blocks.find(({ inside }) => inside.has(link.from) && inside.has(link.to));
        const [from, to] = [block?.inside.get(link.from), block?.inside.get(link.to)];
        if (block === undefined || from === undefined || to === undefined) {
            outer.push(link);
            continue;
        }
        const x = Math.max(from.x + from.width - 120, from.x + 20);
        const points = [
            { x, y: from.y + from.height },
            { x, y: to.y },
        ];
        inner.push({ block: block.box.id, link, points });
    }
    return { inner, outer };
}
