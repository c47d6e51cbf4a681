import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding } from "@platform/aws-model/finding";
import { readCompilerOptions } from "../loader/tsconfig";
import type { Project } from "../project/project";
import { locateProgram } from "./program";

const LOADER = path.join(__dirname, "../loader/es-modules.mjs");

/** Whether this Node.js loads TypeScript by itself. */
const LEAVES_TYPES_OUT = Boolean((process.features as { readonly typescript?: unknown }).typescript);

/**
 * True for a program that is an ES module in TypeScript where nothing would load it: neither Node.js, which leaves types
 * out from 22.18 on, nor a ts-node that the SDK's host finds.
 *
 * @param require Resolves packages as the program does.
 */
export function lacksLoader(project: Project, require: NodeJS.Require): boolean {
    return !LEAVES_TYPES_OUT && isModuleWithoutTsNode(project, require);
}

/** True for an ES module in TypeScript that no ts-node loads: nothing checks its types. */
export function isModuleWithoutTsNode(project: Project, require: NodeJS.Require): boolean {
    const { isModule, path: start } = locateProgram(project);
    const file = start.endsWith(path.sep) ? `${start}index.ts` : start;
    const isTypeScript = /\.m?tsx?$/.test(file) && existsSync(file) && project.runtime.options["typescript"] !== false;
    return isModule && isTypeScript && !findsTsNode(require);
}

function findsTsNode(require: NodeJS.Require): boolean {
    try {
        const hooks = require.resolve("@pulumi/pulumi/cmd/run/hooks.js");
        require.resolve("ts-node/esm", { paths: [path.dirname(hooks)] });
        return true;
    } catch {
        return false;
    }
}

/** What a process needs to load such a program. */
export function loaderEnvironment(project: Project): {
    readonly option: string;
    readonly variables: NodeJS.ProcessEnv;
} {
    return {
        option: `--import=${pathToFileURL(LOADER).toString()}`,
        variables: { PREVIEW_COMPILER_OPTIONS: JSON.stringify(readCompilerOptions(project)) },
    };
}

/** Says that an update needs what the preview could do without. */
export const LOADER_NOTE: Finding = {
    source: "program",
    level: "advisory",
    code: "es-module-loader",
    message: "the program is an ES module in TypeScript, which an update with this Node.js could not load",
    fix: "Install ts-node 10 in the project, or use Node.js 22.18 or newer.",
};
