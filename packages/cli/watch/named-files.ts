import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isRecord } from "@platform/preview/project/yaml";

/** Files that a configuration names by their paths, and directories with all that is in them. */
export interface NamedFiles {
    readonly files: readonly string[];
    readonly directories: readonly string[];
}

/** A tree with more directories than this is not meant. */
const mostDirectories = 200;

/**
 * What a program reads without loading it: pages, metadata, scripts. Every text of the configuration that is the path of
 * something inside the project counts.
 *
 * @param root The project's directory, from which paths are taken.
 */
export function namedFiles(config: unknown, root: string): NamedFiles {
    const paths = [...new Set(texts(config).filter((text) => text.includes("/")))].map((text) =>
        path.resolve(root, text),
    );
    const inside = paths.filter((one) => one.startsWith(root + path.sep));
    const files: string[] = [];
    const directories = inside.filter(isDirectory);
    for (const directory of directories) {
        for (const entry of readdirSync(directory, { withFileTypes: true })) {
            const name = path.join(directory, entry.name);
            if (entry.isFile()) files.push(name);
            else if (entry.isDirectory() && directories.length < mostDirectories) directories.push(name);
        }
    }
    return { files: [...inside.filter((one) => !directories.includes(one)), ...files], directories };
}

function texts(value: unknown): readonly string[] {
    if (typeof value === "string") return [value];
    if (Array.isArray(value)) return value.flatMap(texts);
    return isRecord(value) ? Object.values(value).flatMap(texts) : [];
}

function isDirectory(name: string): boolean {
    return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}
