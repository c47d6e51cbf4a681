import { appendIndex, appendName, withoutIndices } from "../property-path";
import { canonicalJson, containsUnknown, isList, isPlainMap, reveal, type WireMap, type WireValue } from "../wire";
import { containsOpaque, equalValues } from "./equal";
import { forces, isSet, type Forces } from "./forces";

/** What a program gives a resource. */
export interface Given {
    readonly type: string;
    readonly inputs: WireMap;
    readonly replaceOnChanges?: readonly string[] | undefined;
}

/**
 * Whether a change of a resource replaces it: `unknown` where it may, by what the provider does in some cases, or by a value that is not
 * known. What is left out now counts as the same: a state has what the provider added.
 */
export function replaces(now: Given, earlier: WireMap): Forces {
    const { type, inputs, replaceOnChanges } = now;
    const answers = differing(inputs, earlier, { type, path: "" }).map(({ path, isKnown }) => {
        const answer = forces(type, path, inputs, replaceOnChanges);
        return answer === "yes" && !isKnown ? "unknown" : answer;
    });
    return (["yes", "unknown"] as const).find((one) => answers.includes(one)) ?? "no";
}

interface Place {
    readonly type: string;
    readonly path: string;
}

interface Differing {
    readonly path: string;
    readonly isKnown: boolean;
}

/** The innermost places at which two values differ, or may: of lists and objects, their parts. */
function differing(now: WireValue, before: WireValue | undefined, at: Place): readonly Differing[] {
    const { type, path } = at;
    const value = reveal(now);
    const earlier = before === undefined ? undefined : reveal(before);
    if (isPlainMap(value) && (isPlainMap(earlier) || path === "")) {
        return Object.entries(value).flatMap(([name, one]) =>
            differing(one, isPlainMap(earlier) ? earlier[name] : undefined, { type, path: appendName(path, name) }),
        );
    }
    if (isList(value) && isList(earlier) && value.length === earlier.length) {
        const inOrder = (list: WireValue[]) => (isSet(type, withoutIndices(path)) ? sorted(list) : list);
        const old = inOrder(earlier);
        return inOrder(value).flatMap((one, index) =>
            differing(one, old[index], { type, path: appendIndex(path, index) }),
        );
    }
    const isKnown = [value, before].every((one) => one === undefined || !(containsUnknown(one) || containsOpaque(one)));
    return isKnown && equalValues(earlier, value) ? [] : [{ path, isKnown }];
}

function sorted(list: WireValue[]): WireValue[] {
    return [...list].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}
