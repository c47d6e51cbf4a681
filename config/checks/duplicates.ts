import { inNamespace } from "../issues";
import { invalid, type Path, type Problem } from "../problems";
import type { Check } from "./draft";

/** Lists in which an entry may stand more than once, or that a check of their own looks at. */
const repeatable = new Set(["command", "tunnelInsideCidrs"]);

/** Entries that stand in a list twice; AWS refuses most of them, and the rest are slips. */
export const checkDuplicates: Check = ({ config }) => duplicates([], config);

function* duplicates(path: Path, value: unknown): Iterable<Problem> {
    if (Array.isArray(value)) {
        const entries: unknown[] = value;
        for (const [index, entry] of entries.entries()) {
            if (typeof entry === "object") {
                yield* duplicates([...path, index], entry);
            } else if (entries.indexOf(entry) < index) {
                yield invalid(inNamespace("platform", [...path, index]), entry, "each entry once", "Remove it from");
            }
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            if (!repeatable.has(key)) {
                yield* duplicates([...path, key], inner);
            }
        }
    }
}
