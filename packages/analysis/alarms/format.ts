/** A length of time as people say it. */
export function duration(minutes: number): string {
    if (minutes < 120) return `${minutes} min`;
    if (minutes < 2 * 24 * 60) return `${Math.round(minutes / 60)} h`;
    return `${Math.round(minutes / 24 / 60)} days`;
}

/** The names themselves if they are few, else how many there are. */
export function someOf(names: readonly string[], what: string): string {
    return names.length <= 3 ? names.join(", ") : `${names.length} ${what}`;
}

/** The first three names, and how many more there are. */
export function firstOf(names: readonly string[]): string {
    const more = names.length - 3;
    return more > 0 ? `${names.slice(0, 3).join("; ")} and ${more} more` : names.join("; ");
}

/** The name that several have in common: `…-degraded` of `vpn-a-degraded` and `vpn-b-degraded`. */
export function commonName(names: readonly string[]): string {
    const [first = "", ...others] = [...new Set(names)];
    if (others.length === 0) return first;
    const parts = first.split("-");
    for (let from = 1; from < parts.length; from++) {
        const ending = `-${parts.slice(from).join("-")}`;
        if (others.every((name) => name.endsWith(ending))) return `…${ending}`;
    }
    return `${names.length} alarms`;
}

/** `1 alarm`, `2 alarms`. */
export function counted(count: number, what: string): string {
    if (count === 1) return `1 ${what}`;
    return `${count} ${what.endsWith("y") && !/[aeiou]y$/.test(what) ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}
