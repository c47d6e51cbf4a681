import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isModuleWithoutTsNode } from "../engine/es-modules";
import { locateProgram } from "../engine/program";
import { readManifest } from "../engine/program-modules";
import { sdkRequire } from "../engine/sdk";
import { directOptions } from "../loader/tsconfig";
import type { Project } from "../project/project";

/** TypeScript as the CLI compiles it: ts-node checks each file that is loaded from the entry on, and no other. */
export interface CheckedProgram {
    /** Where the program runs. */
    readonly directory: string;
    /** The first file. */
    readonly entry: string;
    /** Absent where there is none: ts-node looks in no directory above. */
    readonly tsconfig?: string;
    /** What holds where `tsconfig` itself, whatever it extends, says nothing. */
    readonly defaults: Readonly<Record<string, string>>;
    readonly compiler: { readonly file: string; readonly version: string };
}

/** A program, or why the CLI would not check its types either, or nobody here can. */
export type Checkable = CheckedProgram | { readonly unchecked: string };

/** The program of a project. */
export function programToCheck(project: Project): Checkable {
    const { workingDirectory: directory, runtime } = project;
    const entry = entryFile(locateProgram(project).path);
    const named = runtime.options["tsconfig"];
    const tsconfig = path.resolve(directory, typeof named === "string" ? named : "tsconfig.json");
    const transpileOnly = process.env["PULUMI_NODEJS_TRANSPILE_ONLY"] ?? "";
    if (!isTypeScript(entry)) {
        return { unchecked: `${path.basename(entry)} is JavaScript` };
    }
    if (runtime.options["typescript"] === false) {
        return { unchecked: `${path.basename(project.file)} says "typescript: false"` };
    }
    if (transpileOnly === "true") {
        return { unchecked: "PULUMI_NODEJS_TRANSPILE_ONLY is set" };
    }
    if (transpileOnly === "" && directOptions(tsconfig)["noCheck"] === true) {
        return { unchecked: `${path.basename(tsconfig)} says "noCheck"` };
    }
    if (isModuleWithoutTsNode(project, sdkRequire(directory))) {
        return { unchecked: `${path.basename(entry)} is an ES module, and no ts-node is installed to load it` };
    }
    return withCompiler(directory, entry, tsconfig);
}

/** A policy pack's program; undefined for one in JavaScript, in which no CLI checks anything. */
export function packToCheck(directory: string): Checkable | undefined {
    const root = path.resolve(directory);
    const { main } = readManifest(root);
    const named = typeof main === "string" ? path.resolve(root, main) : root;
    const entry = entryFile(existsSync(named) ? named : root);
    return isTypeScript(entry) ? withCompiler(root, entry, path.join(root, "tsconfig.json")) : undefined;
}

/** In the order in which Node.js looks in a directory. */
function entryFile(start: string): string {
    const isDirectory = existsSync(start) && statSync(start).isDirectory();
    const names = ["index.js", "index.ts", "index.tsx"].map((name) => path.join(start, name));
    return isDirectory ? (names.find((name) => existsSync(name)) ?? start) : start;
}

function isTypeScript(file: string): boolean {
    return /\.tsx?$/.test(file);
}

function withCompiler(directory: string, entry: string, tsconfig: string): Checkable {
    const sdk = path.dirname(sdkRequire(directory).resolve("@pulumi/pulumi/package.json"));
    const compiler = compilerOf(sdk);
    if (compiler === undefined) {
        return { unchecked: "no TypeScript compiler is installed" };
    }
    const given = directOptions(tsconfig);
    const defaults = Object.entries(sdkDefaults(sdk, compiler.version)).filter(([name]) => !(name in given));
    return {
        directory,
        entry,
        ...(existsSync(tsconfig) ? { tsconfig } : {}),
        defaults: Object.fromEntries(defaults),
        compiler,
    };
}

/** The program's own TypeScript, or the one that the SDK brings. */
function compilerOf(sdk: string): CheckedProgram["compiler"] | undefined {
    const require = createRequire(path.join(sdk, "tsutils.js"));
    try {
        return { file: require.resolve("typescript"), version: versionOf(require.resolve("typescript/package.json")) };
    } catch {
        const file = path.join(sdk, "vendor/typescript@3.8.3/typescript.js");
        return existsSync(file) ? { file, version: "3.8.3" } : undefined;
    }
}

/** Of `cmd/run` and `cmd/run-policy-pack`, which went over to nodenext in 3.229.0. */
function sdkDefaults(sdk: string, compilerVersion: string): Readonly<Record<string, string>> {
    const node = isAtLeast(compilerVersion, 4, 7) && isAtLeast(versionOf(path.join(sdk, "package.json")), 3, 229);
    return { target: "ES2020", module: node ? "nodenext" : "commonjs", moduleResolution: node ? "nodenext" : "node" };
}

function versionOf(manifest: string): string {
    return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

function isAtLeast(version: string, major: number, minor: number): boolean {
    const [a = 0, b = 0] = version.split(".").map(Number);
    return a > major || (a === major && b >= minor);
}
