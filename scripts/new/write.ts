import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Insertion, Skeleton } from "./skeleton";

/** Something that the caller has to put right. */
export class Refusal extends Error {}

/**
 * Writes a skeleton below a directory, whole or not at all.
 *
 * @returns What was written and changed, a line each.
 * @throws Refusal when a file is already there, or a place for an insertion is not.
 */
export function write(root: string, { files, insertions }: Skeleton): readonly string[] {
    const taken = files.filter(({ file }) => existsSync(path.join(root, file)));
    if (taken.length > 0) {
        throw new Refusal(`${taken.map(({ file }) => file).join(", ")}: already there.`);
    }
    const changed = new Map<string, string>();
    for (const insertion of insertions) {
        const { file } = insertion;
        changed.set(file, inserted(changed.get(file) ?? readFileSync(path.join(root, file), "utf8"), insertion));
    }
    for (const { file, content } of files) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), content);
    }
    for (const [file, content] of changed) {
        writeFileSync(path.join(root, file), content);
    }
    return [...files.map(({ file }) => `written  ${file}`), ...[...changed.keys()].map((file) => `changed  ${file}`)];
}

function inserted(content: string, { file, text, before }: Insertion): string {
    const at = content.search(before);
    if (at < 0) {
        throw new Refusal(`${file}: found no place for "${text.trim()}".`);
    }
    return content.slice(0, at) + text + content.slice(at);
}
