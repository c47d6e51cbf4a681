import { printable } from "../render/value";
import { canonicalJson, containsSecret, isList, isPlainMap, isUnknown } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import type { PropertyChange } from "./comparison";
import { areOpaqueArchives, containsOpaque, equalValues, normal } from "@platform/aws-model/replacement/equal";
import { appendIndex, appendName, withoutIndices } from "@platform/aws-model/property-path";

/** What decides how two values are compared. */
export interface DifferenceRules {
    /** The earlier value with made-up parts replaced by what they are now. */
    readonly translate: (before: WireValue) => WireValue;
    /** Whether a value that stays unknown counts as a change: what it is computed from is new. */
    readonly unknownIsNew: (path: string) => boolean;
    /** True for lists whose order means nothing, by path without indices. */
    readonly isSet: (path: string) => boolean;
    /** Whether a value that was not said is what the provider has filled in. */
    readonly isUsual: (path: string, value: WireValue | undefined) => boolean;
    /** Called for values that cannot be compared because they are encrypted. */
    readonly onOpaque: (path: string) => void;
    /** Called for archives that cannot be compared because one side has no digest of them. */
    readonly onArchive: (path: string) => void;
    /** How a value is shown. */
    readonly show: (value: WireValue) => WireValue;
}

/** A difference, before anything is known of what it leads to. */
export type Difference = Omit<PropertyChange, "replaces">;

/** Every property that differs, at the innermost place where it does, in alphabetical order of the properties. */
export function differences(before: WireMap, after: WireMap, rules: DifferenceRules): Difference[] {
    return mapDifferences("", before, after, rules);
}

function mapDifferences(path: string, before: WireMap, after: WireMap, rules: DifferenceRules): Difference[] {
    const added = new Set(isList(before["__defaults"]) ? before["__defaults"] : []);
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (name) => !name.startsWith("__"),
    );
    return names.sort().flatMap((name) => {
        const at = appendName(path, name);
        const isDefault = added.has(name) && after[name] === undefined;
        const isUsual = before[name] === undefined && rules.isUsual(at, after[name]);
        return isDefault || isUsual ? [] : valueDifferences(at, before[name], after[name], rules);
    });
}

function valueDifferences(
    path: string,
    before: WireValue | undefined,
    after: WireValue | undefined,
    rules: DifferenceRules,
): Difference[] {
    if (isUnknown(after) && before !== undefined && !rules.unknownIsNew(path)) {
        return [];
    }
    if (areOpaqueArchives(before, after)) {
        rules.onArchive(path);
        return [];
    }
    // What the program itself writes, such as an ARN of its account, is not translated.
    if (equalValues(before, after) || (before !== undefined && equalValues(rules.translate(before), after))) {
        return [];
    }
    if (containsOpaque(before) && after !== undefined && !isPlainMap(before) && !isList(before)) {
        rules.onOpaque(path);
        return [];
    }
    if (isPlainMap(before) && isPlainMap(after)) {
        return mapDifferences(path, before, after, rules);
    }
    if (isList(before) && isList(after)) {
        return rules.isSet(withoutIndices(path))
            ? setDifferences(path, before, after, rules)
            : listDifferences(path, before, after, rules);
    }
    const [documentBefore, documentAfter] = [asDocument(before), asDocument(after)];
    return documentBefore === undefined || documentAfter === undefined
        ? difference(path, before, after, rules)
        : documentDifferences(path, documentBefore, documentAfter, rules);
}

/** The content of a JSON document that is handed over as text. */
function asDocument(value: WireValue | undefined): WireValue | undefined {
    const content = typeof value === "string" ? (normal(value) as WireValue | undefined) : undefined;
    return isPlainMap(content) || isList(content) ? content : undefined;
}

function documentDifferences(path: string, before: WireValue, after: WireValue, rules: DifferenceRules): Difference[] {
    const found = valueDifferences("", before, after, { ...rules, isSet: () => false });
    return found.map(({ path: inside, ...rest }) => ({ ...rest, path, inside }));
}

function listDifferences(path: string, before: WireValue[], after: WireValue[], rules: DifferenceRules): Difference[] {
    return Array.from({ length: Math.max(before.length, after.length) }, (_unused, index) =>
        valueDifferences(appendIndex(path, index), before[index], after[index], rules),
    ).flat();
}

/** Elements that only one of the sets has; a single changed object is compared property by property. */
function setDifferences(path: string, before: WireValue[], after: WireValue[], rules: DifferenceRules): Difference[] {
    const key = (value: WireValue): string => canonicalJson(normal(value));
    const forms = (value: WireValue): string[] => [key(value), key(rules.translate(value))];
    const keysBefore = new Set(before.flatMap(forms));
    const keysAfter = new Set(after.map(key));
    const gone = before.flatMap((value, index) => (forms(value).some((one) => keysAfter.has(one)) ? [] : [index]));
    const come = after.flatMap((value, index) => (keysBefore.has(key(value)) ? [] : [index]));
    const [from] = gone;
    const [to] = come;
    if (gone.length === 1 && come.length === 1 && from !== undefined && to !== undefined) {
        return valueDifferences(appendIndex(path, to), before[from], after[to], rules);
    }
    return [
        ...gone.flatMap((index) => difference(appendIndex(path, index), before[index], undefined, rules)),
        ...come.flatMap((index) => valueDifferences(appendIndex(path, index), undefined, after[index], rules)),
    ];
}

function difference(
    path: string,
    before: WireValue | undefined,
    after: WireValue | undefined,
    { show }: DifferenceRules,
): Difference[] {
    const kind = isNothing(before) ? "add" : isNothing(after) ? "remove" : "change";
    const from = before === undefined ? undefined : shown(before, show);
    const to = after === undefined ? undefined : shown(after, show);
    // Assets and archives are shown by their paths.
    const isSamePath = typeof to === "string" && to === from && /^\[a(sset|rchive) /.test(to);
    return [
        {
            path,
            kind,
            ...(from === undefined ? {} : { before: from }),
            ...(to === undefined ? {} : { after: isSamePath ? "[other content]" : to }),
        },
    ];
}

function isNothing(value: WireValue | undefined): boolean {
    return value === undefined || value === null;
}

/** Text that holds a secret in its midst is masked as a whole by the program's own marks; what is left may be shown. */
function shown(value: WireValue, show: DifferenceRules["show"]): WireValue {
    return containsSecret(value) ? printable(value) : printable(show(value));
}
