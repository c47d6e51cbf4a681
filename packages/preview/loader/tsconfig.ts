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

function mergedOptions(file: string): Record<string, unknown> {
    if (!existsSync(file)) {
        return {};
    }
    const content = parseWithComments(readFileSync(file, "utf8")) as {
        readonly extends?: unknown;
        readonly compilerOptions?: Record<string, unknown>;
    };
    const base = typeof content.extends === "string" ? baseFile(file, content.extends) : undefined;
    return { ...(base === undefined ? {} : mergedOptions(base)), ...content.compilerOptions };
}

/** A base that is an installed package is left out: such bases set strictness and targets. */
function baseFile(file: string, base: string): string | undefined {
    return base.startsWith(".") ? path.resolve(path.dirname(file), base.replace(/(\.json)?$/, ".json")) : undefined;
}

/** JSON as tsconfig files have it: with comments and trailing commas. Text in quotes stays as it is. */
function parseWithComments(text: string): unknown {
    const bare = text
        .replace(/("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_all, quoted: string | undefined) => quoted ?? "")
        .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_all, quoted: string | undefined) => quoted ?? "");
    return JSON.parse(bare) as unknown;
}
