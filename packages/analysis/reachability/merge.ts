/** A line of a table about several sources and targets at once. */
export interface Merged<T> {
    readonly from: readonly string[];
    readonly to: readonly string[];
    /** What was merged. */
    readonly items: readonly [T, ...T[]];
}

/** Joins what is alike: first the targets of a source, then the sources with the same targets. Order is kept. */
export function merge<T extends { readonly from: string; readonly to: string }>(
    items: readonly T[],
    likeness: (item: T) => string,
): readonly Merged<T>[] {
    const bySource = groups(items, (item) => `${item.from}\n${likeness(item)}`);
    const lines = bySource.map((group) => ({ group, to: unique(group.map(({ to }) => to)), like: likeness(group[0]) }));
    return groups(lines, ({ to, like }) => [like, ...to].join("\n")).map((same) => {
        const [first, ...others] = same;
        const all: readonly [T, ...T[]] = [...first.group, ...others.flatMap(({ group }) => group)];
        return { from: unique(all.map(({ from }) => from)), to: first.to, items: all };
    });
}

function groups<T>(items: readonly T[], key: (item: T) => string): readonly [T, ...T[]][] {
    const found = new Map<string, [T, ...T[]]>();
    for (const item of items) {
        const at = key(item);
        const group = found.get(at);
        if (group === undefined) found.set(at, [item]);
        else group.push(item);
    }
    return [...found.values()];
}

function unique(texts: readonly string[]): readonly string[] {
    return [...new Set(texts)];
}

/** `a, b, c and 4 more` */
export function shortList(names: readonly string[], most = 4): string {
    if (names.length <= most) return names.join(", ");
    return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
}
