import type { Point } from "./blocks";

/** A sideways step that is shorter looks like a mistake. */
const JOG = 8;

/** Two ways down from one point, as one way from the end of the first to the end of the second. */
export function turned(back: readonly Point[], way: readonly Point[]): Point[] {
    const [, corner] = back;
    const [, next] = way;
    if (corner === undefined || next === undefined) return [...back].reverse().concat(way);
    return (
        withoutHook(back, way) ??
        withoutHook(way, back)?.reverse() ?? [...back.slice(2).reverse(), { x: next.x, y: corner.y }, ...way.slice(1)]
    );
}

/** Where the second way goes down right beside the point, the line of the first one leads there without a step upwards. */
function withoutHook(first: readonly Point[], second: readonly Point[]): Point[] | undefined {
    const corner = first[1];
    const [, , down, end] = second;
    if (corner === undefined || down === undefined || end === undefined) return undefined;
    const isBeside = Math.abs(down.x - corner.x) < 2 * JOG && down.x === end.x && corner.y < end.y;
    return isBeside ? [...first.slice(2).reverse(), { x: down.x, y: corner.y }, ...second.slice(3)] : undefined;
}

/** The line without small sideways steps at ends that may move. */
export function straightened(points: readonly Point[], startMoves: boolean, endMoves: boolean): readonly Point[] {
    const forward = startMoves ? fromStart(points) : points;
    const both = endMoves ? [...fromStart([...forward].reverse())].reverse() : forward;
    return upright(both);
}

/** Vertical parts that rounding has slanted, upright again: the end decides. */
function upright(points: readonly Point[]): readonly Point[] {
    const result = [...points];
    for (let at = result.length - 2; at >= 0; at -= 1) {
        const [here, next] = [result[at], result[at + 1]];
        if (here === undefined || next === undefined) continue;
        const slanted = here.y !== next.y && here.x !== next.x;
        if (slanted && Math.abs(here.x - next.x) < 3) result[at] = { x: next.x, y: here.y };
    }
    return result;
}

/** Down, a little sideways, down: the first two points move over the third. */
function fromStart(points: readonly Point[]): readonly Point[] {
    const [a, b, c, d] = points;
    if (a === undefined || b === undefined || c === undefined || d === undefined) return points;
    const isStep = a.x === b.x && b.y === c.y && c.x === d.x && Math.abs(c.x - b.x) < JOG;
    return isStep ? [{ x: c.x, y: a.y }, ...points.slice(3)] : points;
}
