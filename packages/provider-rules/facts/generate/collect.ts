import type { ProviderRefusal } from "./refusal";

type Kinds = Partial<Record<ProviderRefusal["fact"]["kind"], ProviderRefusal["fact"][]>>;
type Limits = readonly [number | null, number | null];

/** The complaints about one type, by argument. */
export interface Collected {
    readonly arguments: ReadonlyMap<string, Kinds>;
    readonly exclusive: readonly (readonly string[])[];
}

/** What is certain about one argument. */
export interface ArgumentFacts {
    readonly values?: readonly (string | number)[];
    readonly range?: Limits;
    readonly length?: Limits;
    readonly pattern?: string;
    readonly arn?: true;
    readonly json?: true;
    readonly account?: true;
    readonly time?: true;
}

/** Sorts the complaints about one type by argument. */
export function collect(refusals: readonly ProviderRefusal[]): Collected {
    const found = new Map<string, Kinds>();
    const sets = new Map<string, readonly string[]>();
    for (const { path, fact } of refusals) {
        if (fact.kind === "exclusive") {
            const names = [...new Set(fact.paths)].sort();
            sets.set(names.join(), names);
            continue;
        }
        const kinds = found.get(path) ?? {};
        const same = (kinds[fact.kind] ??= []);
        if (!same.some((other) => JSON.stringify(other) === JSON.stringify(fact))) {
            same.push(fact);
        }
        found.set(path, kinds);
    }
    return { arguments: found, exclusive: [...sets.values()] };
}

/**
 * Reduces the complaints about one argument to what is certain. Several kinds of complaint about one value may mean "all of these" or "any of
 * these", which the texts do not tell: a list of values or a kind of text counts only if nothing else is said; limits add up.
 */
export function certainFacts(kinds: Kinds): ArgumentFacts {
    const said = Object.keys(kinds);
    const limited = said.every((kind) => ["range", "length", "pattern", "other"].includes(kind));
    const [value, ...others] = Object.values(kinds).flat();
    const patterns = kinds.pattern ?? [];
    return {
        ...(value !== undefined && others.length === 0 ? single(value) : {}),
        ...(limited && kinds.range !== undefined ? { range: narrowest(kinds.range) } : {}),
        ...(limited && kinds.length !== undefined ? { length: narrowest(kinds.length) } : {}),
        ...(limited && patterns.length === 1 && patterns[0]?.kind === "pattern"
            ? { pattern: patterns[0].pattern }
            : {}),
    };
}

function single(fact: ProviderRefusal["fact"]): ArgumentFacts {
    switch (fact.kind) {
        case "values":
            return fact.values.includes("") ? {} : { values: fact.values };
        case "arn":
        case "json":
        case "account":
        case "time":
            return { [fact.kind]: true };
        default:
            return {};
    }
}

/** A low and a high limit may come in two complaints. */
function narrowest(facts: readonly ProviderRefusal["fact"][]): Limits {
    const all = facts.flatMap((fact) => ("limits" in fact ? [fact.limits] : []));
    const lows = all.flatMap(([low]) => low ?? []);
    const highs = all.flatMap(([, high]) => high ?? []);
    return [lows.length === 0 ? null : Math.max(...lows), highs.length === 0 ? null : Math.min(...highs)];
}
