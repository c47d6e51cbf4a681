/** Rows as lines, with columns as wide as their longest cell; the first row is the header. */
export function table(rows: readonly (readonly string[])[]): string[] {
    const widths = rows.reduce<number[]>(
        (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
        [],
    );
    return rows.map((row) =>
        row
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
}

/** How long ago, in the largest unit that fits twice: `5m`, `3h`, `12d`. */
export function age(from: Date | undefined, now: number): string {
    if (from === undefined) {
        return "unknown";
    }
    const seconds = Math.max(0, Math.round((now - from.getTime()) / 1000));
    const [size, unit] = (
        [
            [86400, "d"],
            [3600, "h"],
            [60, "m"],
        ] as const
    ).find(([s]) => seconds >= 2 * s) ?? [1, "s"];
    return `${Math.floor(seconds / size)}${unit}`;
}
