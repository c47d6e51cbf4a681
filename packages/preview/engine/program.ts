import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Project } from "../project/project";
import { readManifest } from "./program-modules";

/** Where a program starts and how it must be loaded. */
export interface Program {
    /** A file, or a directory with a trailing slash. */
    readonly path: string;
    /** True when its package.json says `"type": "module"`. */
    readonly isModule: boolean;
}

/** Finds what the Node.js language host would load: `main` of Pulumi.yaml, then of package.json, then the index. */
export function locateProgram(project: Project): Program {
    const start = path.join(project.workingDirectory, project.entryPoint);
    const directory = packageDirectory(project.workingDirectory);
    const manifest = readManifest(directory);
    const named = project.entryPoint === "." ? (namedEntry(manifest.exports) ?? namedEntry(manifest.main)) : undefined;
    const entry = named === undefined ? undefined : path.join(directory, named);
    const found = entry !== undefined && existsSync(entry) ? entry : start;
    const isDirectory = existsSync(found) && statSync(found).isDirectory();
    return {
        path: isDirectory && !found.endsWith(path.sep) ? found + path.sep : found,
        isModule: manifest.type === "module",
    };
}

const PRELOADS = /(^|\s)(-r|--require|--import|--loader|--experimental-loader)(\s|=)/;

/** Why only Pulumi's own host can load a program; undefined if any process can. */
export function ownHostReason(project: Project): string | undefined {
    const nodeArguments = project.runtime.options["nodeargs"];
    if (typeof nodeArguments === "string" && PRELOADS.test(nodeArguments)) {
        return "has modules of its own to load first (nodeargs)";
    }
    return locateProgram(project).isModule ? "is an ES module" : undefined;
}

/** `exports` of package.json: a file, or a map with a "." entry that may itself depend on the kind of import. */
function namedEntry(value: unknown): string | undefined {
    if (typeof value === "string") {
        return value;
    }
    if (typeof value !== "object" || value === null) {
        return undefined;
    }
    const map = value as Record<string, unknown>;
    return namedEntry(map["."] ?? map["default"] ?? map["require"] ?? map["import"]);
}

/** The nearest directory, from this one up, that has a package.json. */
function packageDirectory(directory: string): string {
    for (let current = directory; ; current = path.dirname(current)) {
        if (existsSync(path.join(current, "package.json"))) {
            return current;
        }
        if (current === path.dirname(current)) {
            return directory;
        }
    }
}
