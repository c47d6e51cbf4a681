import type { Box, Drawing, Link } from "./model";

/** What is laid out at once: a VPC with what is connected to it. */
export interface Scene {
    /** The VPC. */
    readonly frame?: Box;
    /** Rows of boxes; those of the VPC among them. */
    readonly boxes: readonly Box[];
    readonly links: readonly Link[];
    /** Grids without lines, at the bottom of the VPC. */
    readonly within: readonly Box[];
    /** Grids without lines, below everything. */
    readonly below: readonly Box[];
}

/** A scene for each VPC. What is connected to none, or to several, is with the first. */
export function scenesOf({ boxes, links }: Drawing): readonly Scene[] {
    const vpcs = boxes.filter(({ kind }) => kind === "vpc");
    const others = boxes.filter(({ kind }) => kind !== "vpc");
    const ends = new Set(links.flatMap(({ from, to }) => [from, to]));
    const below = others.filter(({ id, grid }) => grid !== undefined && !ends.has(id));
    const outside = others.filter((box) => !below.includes(box));
    if (vpcs.length === 0) return boxes.length === 0 ? [] : [{ boxes: outside, links, within: [], below }];
    const sceneOf = new Map<string, number>();
    vpcs.forEach((vpc, at) => {
        for (const id of idsIn(vpc)) sceneOf.set(id, at);
    });
    // Twice: from the VPC to the connections, from those to the devices.
    for (let round = 0; round < 2; round += 1)
        for (const box of outside) {
            const ids = new Set(idsIn(box));
            const linked = links.flatMap(({ from, to }) => (ids.has(from) ? [to] : ids.has(to) ? [from] : []));
            const found = linked.map((id) => sceneOf.get(id)).filter((at) => at !== undefined);
            if (found.length > 0) for (const id of ids) sceneOf.set(id, Math.min(...found));
        }
    return vpcs.map((frame, at) => {
        const around = outside.filter(({ id }) => (sceneOf.get(id) ?? 0) === at);
        const own = frame.children ?? [];
        const within = own.filter((box) => box.grid !== undefined && !idsIn(box).some((id) => ends.has(id)));
        const inScene = [...around, ...own.filter((box) => !within.includes(box))];
        const ids = new Set(inScene.flatMap(idsIn));
        return {
            frame,
            boxes: inScene,
            links: links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
            within,
            below: at === vpcs.length - 1 ? below : [],
        };
    });
}

function idsIn(box: Box): readonly string[] {
    return [box.id, ...(box.children ?? []).flatMap(idsIn), ...(box.grid ?? []).map(({ id }) => id)];
}
