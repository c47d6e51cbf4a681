import type { StackBlock, StackDraft } from "../components/shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../components/shared/block/problems";

/** Entries that stand in a list of a block twice; AWS refuses most of them, and the rest are slips. */
export function* checkDuplicates(block: StackBlock, draft: StackDraft): Iterable<ConfigProblem> {
    yield* duplicates([`platform:${block.key}`], draft.block(block), block.mayRepeat);
}

function* duplicates(path: KeyPath, value: unknown, mayRepeat: readonly string[]): Iterable<ConfigProblem> {
    if (Array.isArray(value)) {
        const entries: unknown[] = value;
        for (const [index, entry] of entries.entries()) {
            if (typeof entry === "object") {
                yield* duplicates([...path, index], entry, mayRepeat);
            } else if (entries.indexOf(entry) < index) {
                yield invalid([...path, index], entry, "each entry once", "Remove it from");
            }
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            if (!mayRepeat.includes(key)) {
                yield* duplicates([...path, key], inner, mayRepeat);
            }
        }
    }
}
