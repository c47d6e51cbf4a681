import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Directories that hold nothing which a person edits. */
const SKIPPED = /^(node_modules|\..*)$/;
/** Files that a program, its configuration or a policy pack may be made of. */
const SOURCE = /\.(ts|cts|mts|tsx|js|cjs|mjs|jsx|json|ya?ml)$/;
/** A tree with more directories than this is not a project. */
const MOST_DIRECTORIES = 2000;

/** Whether a change of the file may change a preview, as far as its name tells. */
export function isSource(file: string): boolean {
    return SOURCE.test(file) && !path.basename(file).startsWith(".");
}

/** What an editor keeps beside a file while it is open. */
export function isScratch(file: string): boolean {
    return /^\.|~$|^\d+$/.test(path.basename(file));
}

/** All sources in a directory and below it. */
export function sourcesIn(root: string): string[] {
    const files: string[] = [];
    const directories = [root];
    for (const directory of directories) {
        for (const entry of entriesOf(directory)) {
            const name = path.join(directory, entry.name);
            if (entry.isDirectory() && !SKIPPED.test(entry.name) && directories.length < MOST_DIRECTORIES) {
                directories.push(name);
            } else if (entry.isFile() && isSource(name)) {
                files.push(name);
            }
        }
    }
    return files;
}

function entriesOf(directory: string): { name: string; isFile(): boolean; isDirectory(): boolean }[] {
    try {
        return readdirSync(directory, { withFileTypes: true });
    } catch {
        // It may have been removed in between.
        return [];
    }
}

/** Tells one content of a file from the next without reading it; empty when there is no such file. */
export function stampOf(file: string): string {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() === true ? `${stats.mtimeMs} ${stats.size}` : "";
}
