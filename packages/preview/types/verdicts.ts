import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { packageOf } from "../engine/program-modules";
import { readCached, writeCached } from "../loader/cache.cjs";
import { tsconfigFiles } from "../loader/tsconfig";
import type { CheckedProgram } from "./checked-program";

/** A program without type errors, and what its verdict rests on. */
interface Kept {
    /** Sources that are not installed. */
    readonly files: readonly string[];
    /** `package.json` of each installed package of which something was read. */
    readonly manifests: readonly string[];
    readonly digest: string;
}

/** What package managers write when they have installed something. */
const INSTALLATIONS = [".package-lock.json", ".yarn-integrity", ".yarn-state.yml", ".modules.yaml"];

/** Whether the program is known to be sound, everything being as it was then. */
export function isKnownSound(name: string, program: CheckedProgram): boolean {
    const kept = readCached(`${name}.json`);
    if (kept === undefined) {
        return false;
    }
    try {
        const { files, manifests, digest } = JSON.parse(kept.toString("utf8")) as Kept;
        return digest === digestOf(program, files, manifests);
    } catch {
        return false; // a broken file: check again
    }
}

/**
 * Keeps that a program is sound. A program with errors is checked every time: what is missing today may be there tomorrow.
 *
 * @param since When the check began, as Date.now() has it: what was saved later may not be what was checked.
 */
export function keepSound(name: string, program: CheckedProgram, read: readonly string[], since: number): void {
    const files = read.filter((file) => packageOf(file) === undefined).sort();
    const installed = read.flatMap((file) => packageOf(file) ?? []);
    const manifests = [...new Set(installed)].map((directory) => path.join(directory, "package.json")).sort();
    const isOlder = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? since) < since;
    if ([...files, ...tsconfigFiles(program.tsconfig ?? "")].every(isOlder)) {
        const kept: Kept = { files, manifests, digest: digestOf(program, files, manifests) };
        writeCached(`${name}.json`, JSON.stringify(kept));
    }
}

/** Contents, and the names beside them: a new file may be found in place of another one. */
function digestOf(program: CheckedProgram, files: readonly string[], manifests: readonly string[]): string {
    const hash = createHash("sha256");
    const add = (file: string): void => {
        hash.update(`${file}\0`).update(existsSync(file) ? readFileSync(file) : "none");
    };
    [...tsconfigFiles(program.tsconfig ?? ""), ...files, ...manifests, ...installations(program.directory)].forEach(
        add,
    );
    for (const directory of new Set(files.map((file) => path.dirname(file)))) {
        const names = existsSync(directory) ? readdirSync(directory) : [];
        hash.update(names.filter((each) => /\.([mc]?tsx?|json)$/.test(each)).join("\0"));
    }
    return hash.digest("hex");
}

function installations(directory: string): string[] {
    const files = INSTALLATIONS.map((name) => path.join(directory, "node_modules", name));
    const parent = path.dirname(directory);
    return parent === directory ? files : [...files, ...installations(parent)];
}
