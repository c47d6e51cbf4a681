/* Loads ES modules in TypeScript without checking types: https://nodejs.org/api/module.html#customization-hooks. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import translation from "./translate.cjs";

/** What a JavaScript extension in an import stands for where there is no such file. */
const SOURCES = [
    [/\.js$/, ".ts"],
    [/\.js$/, ".tsx"],
    [/\.mjs$/, ".mts"],
];

export function initialize(compilerOptions) {
    translation.setCompilerOptions(compilerOptions);
}

export async function resolve(specifier, context, next) {
    try {
        return await next(specifier, context);
    } catch (error) {
        const source = error.code === "ERR_MODULE_NOT_FOUND" && error.url ? sourceOf(error.url) : undefined;
        if (source === undefined) {
            throw error;
        }
        return { url: source, format: "module", shortCircuit: true };
    }
}

function sourceOf(url) {
    const candidates = SOURCES.filter(([pattern]) => pattern.test(url)).map(([pattern, to]) =>
        url.replace(pattern, to),
    );
    return candidates.find((candidate) => existsSync(fileURLToPath(candidate)));
}

export async function load(url, context, next) {
    if (!/^file:.*\.m?tsx?$/.test(url)) {
        return next(url, context);
    }
    const { code } = translation.translate(fileURLToPath(url), "esm");
    return { format: "module", source: code, shortCircuit: true };
}
