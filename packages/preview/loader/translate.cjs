"use strict";
/*
 * Translates TypeScript to JavaScript with esbuild, each file once: the result is kept under a key made of the file's
 * content and of every option that matters, so a stale result cannot be found.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { readCached, writeCached } = require("./cache.cjs");

/** The tool's own files, whose `import()` loads further TypeScript; a program's `import()` is left to Node.js. */
const TOOL = path.join(__dirname, "../..") + path.sep;
const TOOL_OPTIONS = {
    supported: { "dynamic-import": false },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: true } },
};

/** Absolute file name → its key in the cache, for the files loaded in this process. */
const keys = new Map();
/** Absolute file name → the parsed source map. */
const maps = new Map();
/** Key → the source map's text, for files translated in this process, in case the cache cannot be written. */
const freshMaps = new Map();

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

/** The JavaScript of a file and the key that stands for its content and options. */
function translate(filename) {
    const source = fs.readFileSync(filename, "utf8");
    const loader = filename.endsWith("x") ? "tsx" : "ts";
    const isTool = filename.startsWith(TOOL);
    const parts = [isTool ? `tool ${TOOL_KEY}` : optionsKey, loader, source];
    const key = createHash("sha256").update(parts.join("\0")).digest("hex");
    keys.set(filename, key);
    maps.delete(filename);
    const cached = readCached(`${key}.js`)?.toString();
    return { key, code: cached ?? translateAnew(filename, key, { source, loader, isTool }) };
}

function translateAnew(filename, key, { source, loader, isTool }) {
    const result = transform(filename, source, {
        loader,
        format: "cjs",
        platform: "node",
        target: `node${process.versions.node}`,
        sourcefile: path.basename(filename),
        sourcemap: "external",
        sourcesContent: false,
        logLevel: "silent",
        tsconfigRaw: { compilerOptions },
        ...(isTool ? TOOL_OPTIONS : {}),
    });
    freshMaps.set(key, result.map);
    writeCached(`${key}.map`, result.map);
    writeCached(`${key}.js`, result.code);
    return result.code;
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

function mapOf(filename) {
    const key = keys.get(filename);
    if (key !== undefined && !maps.has(filename)) {
        const text = freshMaps.get(key) ?? readCached(`${key}.map`)?.toString();
        maps.set(filename, text === undefined ? undefined : new Module.SourceMap(JSON.parse(text)));
    }
    return maps.get(filename);
}

module.exports = { originalPosition, setCompilerOptions, translate };
