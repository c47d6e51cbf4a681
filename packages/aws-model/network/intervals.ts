/** Integers from first to last, both included. */
export interface Interval {
    readonly first: bigint;
    readonly last: bigint;
}

/** Intervals in ascending order, without overlap and without neighbours that touch. */
export type Intervals = readonly Interval[];

/** Brings intervals into canonical form; empty ones (last < first) vanish. */
export function normalise(intervals: Iterable<Interval>): Intervals {
    const sorted = [...intervals].filter(({ first, last }) => first <= last);
    sorted.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    const merged: Interval[] = [];
    for (const next of sorted) {
        const previous = merged.at(-1);
        if (previous === undefined || next.first > previous.last + 1n) merged.push(next);
        else if (next.last > previous.last) merged[merged.length - 1] = { first: previous.first, last: next.last };
    }
    return merged;
}

/** What lies in both. */
export function intersect(left: Intervals, right: Intervals): Intervals {
    const common = left.flatMap((a) =>
        right.map((b) => ({ first: a.first > b.first ? a.first : b.first, last: a.last < b.last ? a.last : b.last })),
    );
    return normalise(common);
}

/** What lies in the left and not in the right. */
export function subtract(left: Intervals, right: Intervals): Intervals {
    const pieces = right.reduce<readonly Interval[]>(
        (rest, hole) =>
            rest.flatMap(({ first, last }) =>
                [
                    { first, last: last < hole.first ? last : hole.first - 1n },
                    { first: first > hole.last ? first : hole.last + 1n, last },
                ].filter((piece) => piece.first <= piece.last),
            ),
        left,
    );
    return normalise(pieces);
}

/** Whether everything on the right also lies in the left. */
export function covers(left: Intervals, right: Intervals): boolean {
    return subtract(right, left).length === 0;
}
