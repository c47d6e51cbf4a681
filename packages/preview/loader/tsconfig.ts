import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../project/project";
import type { CompilerOptions } from "./hook.cjs";

/** Language versions since which class fields are defined rather than assigned, unless a tsconfig says otherwise. */
const DEFINING_TARGETS = /^es(2022|2023|2024|2025|next)$/i;
/** The target that the language host compiles for when a tsconfig names none. */
const DEFAULT_TARGET = "es2020";

const RELEVANT = [
    "experimentalDecorators",
    "jsx",
    "jsxFactory",
    "jsxFragmentFactory",
    "jsxImportSource",
    "verbatimModuleSyntax",
    "alwaysStrict",
    "strict",
] as const;

/** The compiler options of the program's tsconfig.json that change what its files do at run time. */
export function readCompilerOptions(project: Project): CompilerOptions {
    const named = project.runtime.options["tsconfig"];
    const file = path.resolve(project.workingDirectory, typeof named === "string" ? named : "tsconfig.json");
    const options = mergedOptions(file);
    const target = typeof options["target"] === "string" ? options["target"] : DEFAULT_TARGET;
    const fields = options["useDefineForClassFields"] ?? DEFINING_TARGETS.test(target);
    return {
        ...Object.fromEntries(RELEVANT.filter((name) => name in options).map((name) => [name, options[name]])),
        useDefineForClassFields: fields === true,
    };
}

interface Tsconfig {
    readonly extends?: unknown;
    readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** The compiler options of a tsconfig file and of what it extends; none if there is no such file. */
export function mergedOptions(file: string): Readonly<Record<string, unknown>> {
    return Object.assign({}, ...[...tsconfigFiles(file)].reverse().map(directOptions)) as Record<string, unknown>;
}

/** The compiler options that stand in the file itself. */
export function directOptions(file: string): Readonly<Record<string, unknown>> {
    return readTsconfig(file).compilerOptions ?? {};
}

/** The file and those that it extends, the last word first; none if it does not exist. */
export function tsconfigFiles(file: string): readonly string[] {
    if (!existsSync(file)) {
        return [];
    }
    const bases = [readTsconfig(file).extends].flat().flatMap((base) => baseFile(file, base) ?? []);
    return [file, ...bases.reverse().flatMap(tsconfigFiles)];
}

/** Nothing for a file that is none, of which the compiler complains. */
function readTsconfig(file: string): Tsconfig {
    return existsSync(file) ? (parseWithComments(readFileSync(file, "utf8")) as Tsconfig) : {};
}

/** A base that is an installed package is left out: such bases set strictness and targets. */
function baseFile(file: string, base: unknown): string | undefined {
    return typeof base === "string" && /^[./]/.test(base)
        ? path.resolve(path.dirname(file), base.replace(/(\.json)?$/, ".json"))
        : undefined;
}

/** JSON as tsconfig files have it: with comments and trailing commas. Text in quotes stays as it is. */
function parseWithComments(text: string): unknown {
    const bare = text
        .replace(/("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_all, quoted: string | undefined) => quoted ?? "")
        .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_all, quoted: string | undefined) => quoted ?? "");
    return JSON.parse(bare) as unknown;
}
