/** A record with the same keys, each value made from the old one. */
export function mapValues<T, R>(
    record: Readonly<Record<string, T>>,
    make: (value: T, key: string) => R,
): Record<string, R> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));
}

/** A record with one value for each key. */
export function fromKeys<R>(keys: readonly string[], make: (key: string) => R): Record<string, R> {
    return Object.fromEntries(keys.map((key) => [key, make(key)]));
}

/** Some of an object's properties. */
export function pick<T, K extends keyof T>(value: T, ...keys: readonly K[]): Pick<T, K> {
    return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<T, K>;
}

/** The entries of a record that have a value. */
export function definedValues<T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> {
    return Object.fromEntries(
        Object.entries(record).flatMap(([key, value]): [string, T][] => (value === undefined ? [] : [[key, value]])),
    );
}

/** Calls `use` for each entry of a record, in its order. */
export function forEachEntry<T>(record: Readonly<Record<string, T>>, use: (value: T, key: string) => void): void {
    for (const [key, value] of Object.entries(record)) {
        use(value, key);
    }
}

/** What stands under a key. @throws Error `no <what> <key>` where nothing does, which the checks of the configuration refuse. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, key: string, what: string): T {
    const entry = entries[key];
    if (entry === undefined) {
        throw new Error(`no ${what} ${key}`);
    }
    return entry;
}
