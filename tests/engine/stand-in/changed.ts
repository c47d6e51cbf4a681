import { factsOf } from "@platform/aws-model/replacement/replacement";
import { canonicalJson, isList, isMap, isUnknown, reveal } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/**
 * Where new inputs differ from old ones, as a provider's Diff sees it: paths without indices, such as `tags.Owner` and
 * `ingress[].cidrBlocks[]`. What is unknown has changed. It is written apart from the preview's own comparison, which it tests.
 */
export function changedPaths(type: string, before: WireMap, after: WireMap): string[] {
    return [...new Set(inMap("", before, after, new Set(factsOf(type)?.sets)))].sort();
}

/** Those of the changed paths that make the provider replace the resource. */
export function replacingPaths(type: string, changed: readonly string[]): string[] {
    const known = [...(factsOf(type)?.replace ?? []), "region"];
    return changed.filter((path) => known.some((one) => covers(one, path) || covers(path, one)));
}

/** Whether the inner path is the outer one, or a part of what it names. */
function covers(outer: string, inner: string): boolean {
    return inner === outer || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)));
}

function inMap(path: string, before: WireMap, after: WireMap, sets: ReadonlySet<string>): string[] {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter((key) => !key.startsWith("__")));
    return [...keys].flatMap((key) =>
        inValue(path === "" ? key : `${path}.${key}`, before[key] ?? null, after[key] ?? null, sets),
    );
}

function inValue(path: string, old: WireValue, now: WireValue, sets: ReadonlySet<string>): string[] {
    const [before, after] = [reveal(old), reveal(now)];
    if (isUnknown(after)) {
        return [path];
    }
    if (isMap(before) && isMap(after)) {
        return inMap(path, before, after, sets);
    }
    if (isList(before) && isList(after) && before.length === after.length) {
        const [left, right] = sets.has(path) ? [sorted(before), sorted(after)] : [before, after];
        return left.flatMap((one, index) => inValue(`${path}[]`, one, right[index] ?? null, sets));
    }
    return isNothing(before) && isNothing(after) ? [] : canonicalJson(before) === canonicalJson(after) ? [] : [path];
}

function sorted(values: readonly WireValue[]): WireValue[] {
    return [...values].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

function isNothing(value: WireValue): boolean {
    return value === null || value === "" || (isList(value) && value.length === 0);
}
