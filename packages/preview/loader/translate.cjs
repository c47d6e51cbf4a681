"use strict";
/*
 * Translates TypeScript to JavaScript with esbuild, each file once: the result is kept under a key made of the file's
 * content and of every option that matters, so a stale result cannot be found.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const v8 = require("node:v8");
const { readCached, writeCached } = require("./cache.cjs");

/** The tool's own files, whose `import()` loads further TypeScript; a program's `import()` is left to Node.js. */
const TOOL = path.join(__dirname, "../..") + path.sep;
const TOOL_OPTIONS = {
    supported: { "dynamic-import": false },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
};

/** Absolute file name → its source map, as text until it is needed, for the files loaded in this process. */
const maps = new Map();

let esbuildModule;
let compilerOptions = {};
let optionsKey = makeOptionsKey();
const TOOL_KEY = optionsKey;

/** esbuild comes with tsx, which may or may not share its copy with others. */
function esbuildPath() {
    const tsx = require.resolve("tsx/package.json");
    return require.resolve("esbuild", { paths: [path.dirname(tsx)] });
}

function esbuild() {
    esbuildModule ??= require(esbuildPath());
    return esbuildModule;
}

function makeOptionsKey() {
    const { version } = require(path.join(path.dirname(esbuildPath()), "..", "package.json"));
    return JSON.stringify([version, process.versions.node.split(".")[0], compilerOptions]);
}

/** The options of a program's tsconfig.json; they do not apply to the tool itself. */
function setCompilerOptions(options) {
    compilerOptions = options;
    optionsKey = makeOptionsKey();
}

/** The JavaScript of a file, of the given kind of module, and the key that stands for its content and options. */
function translate(filename, format = "cjs") {
    const source = fs.readFileSync(filename, "utf8");
    const loader = filename.endsWith("x") ? "tsx" : "ts";
    const isTool = filename.startsWith(TOOL);
    const parts = [isTool ? `tool ${TOOL_KEY}` : optionsKey, format, loader, source];
    const key = createHash("sha256").update(parts.join("\0")).digest("hex");
    const { code, map } = recall(key) ?? translateAnew(filename, key, { source, loader, format, isTool });
    maps.set(filename, map);
    return { key, code };
}

/** Code and source map are one entry: lines would be wrong where the map of an earlier translation is missing. */
function recall(key) {
    try {
        return v8.deserialize(readCached(entryName(key)));
    } catch {
        return undefined; // there is none, or it is damaged
    }
}

function entryName(key) {
    return `${key}.translated`;
}

function translateAnew(filename, key, { source, loader, format, isTool }) {
    const { code, map } = transform(filename, source, {
        loader,
        format,
        platform: "node",
        target: `node${process.versions.node}`,
        sourcefile: path.basename(filename),
        sourcemap: "external",
        sourcesContent: false,
        logLevel: "silent",
        tsconfigRaw: { compilerOptions },
        ...(isTool ? TOOL_OPTIONS : {}),
    });
    writeCached(entryName(key), v8.serialize({ code, map }));
    return { code, map };
}

/** A mistake in the syntax becomes one line that names its place. */
function transform(filename, source, options) {
    try {
        return esbuild().transformSync(source, options);
    } catch (error) {
        const [first] = error.errors ?? [];
        if (first?.location === undefined || first.location === null) {
            throw error;
        }
        const { line, column } = first.location;
        const failure = new SyntaxError(`${filename}:${line}:${column + 1}: ${first.text}`);
        failure.stack = `SyntaxError: ${failure.message}\n    at ${filename}:${line}:${column + 1}`;
        throw failure;
    }
}

/** The line and column (both from 1) in the TypeScript source for a position that a stack trace shows. */
function originalPosition(filename, line, column) {
    const map = mapOf(filename);
    const entry = map?.findEntry(line - 1, column - 1);
    return entry?.originalLine === undefined
        ? { line, column }
        : { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** The same for an ES module, which another process has translated. */
function positionInModule(filename, line, column) {
    if (/\.m?tsx?$/.test(filename) && !maps.has(filename)) {
        translate(filename, "esm");
    }
    return originalPosition(filename, line, column);
}

function mapOf(filename) {
    const map = maps.get(filename);
    if (typeof map !== "string") {
        return map;
    }
    const parsed = new Module.SourceMap(JSON.parse(map));
    maps.set(filename, parsed);
    return parsed;
}

module.exports = { originalPosition, positionInModule, setCompilerOptions, translate };
