import { distance } from "fastest-levenshtein";
import { listed, type ConfigProblem, type KeyPath } from "../components/shared/block/problems";

/** A key that does not exist. `known` are those that do, by their last part. */
export function unknownKey(path: KeyPath, known: readonly string[]): ConfigProblem {
    const [, namespace = "", key = ""] = /^(.+:)?(.*)$/.exec(String(path.at(-1))) ?? [];
    const [meant] = meantBy(key, known);
    return meant === undefined
        ? { path, statement: `unknown key; allowed ${listed([...known].sort(), "and")}`, fix: "Remove it from" }
        : { path, statement: `unknown key; did you mean ${namespace}${meant}?`, fix: "Rename it in" };
}

/** The key that an unknown one was probably meant to be, if any: what it says would be missing otherwise. */
export function meantBy(key: string, known: readonly string[]): readonly string[] {
    const meant = known.includes(key) ? undefined : closest(key, known);
    return meant === undefined ? [] : [meant];
}

/** The candidate that was most likely meant, or none when every one is too far from what was written. */
export function closest(written: string, candidates: readonly string[]): string | undefined {
    const limit = Math.max(1, Math.floor(written.length / 3));
    const ranked = candidates
        .map((candidate) => ({ candidate, edits: slips(written.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ edits }) => edits <= limit)
        .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
    return ranked[0]?.candidate ?? longer(written, candidates);
}

/** The shortest candidate that goes on where the written ends, as `timeoutSeconds` does where the unit was left out. */
function longer(written: string, candidates: readonly string[]): string | undefined {
    return candidates
        .filter((candidate) => written.length > 2 && candidate.toLowerCase().startsWith(written.toLowerCase()))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** Letters put in, left out or replaced; two that changed places are one slip. */
function slips(a: string, b: string): number {
    const edits = distance(a, b);
    const letters = (text: string) => text.split("").sort().join("");
    return edits === 2 && letters(a) === letters(b) ? 1 : edits;
}
