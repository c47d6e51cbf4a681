/** A table by type token, from rows of families and what holds for all of their types. */
export function byType<T>(
    ...rows: readonly (readonly [types: readonly string[], value: T])[]
): Readonly<Record<string, T>> {
    return Object.fromEntries(rows.flatMap(([types, value]) => types.map((type) => [type, value] as const)));
}
