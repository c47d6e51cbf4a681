"use strict";
/*
 * Loads TypeScript through `require`, without checking types. It is plain JavaScript because it loads everything else:
 * the tool itself when started as `node tools/preview/preview.cjs`, and the program that is previewed.
 *
 * esbuild translates each file once; the result is kept under a key made of the file's content and of every option that
 * matters, so a stale result cannot be found. Stack positions are left as they are and translated back on demand
 * (`originalPosition`): installing a source-map hook would slow down every stack trace that the Pulumi SDK takes.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");

const EXTENSIONS = [".ts", ".cts", ".mts", ".tsx"];
/** What a JavaScript extension in an import may stand for, as TypeScript resolves it. */
const SOURCES = { ".js": [".ts", ".tsx"], ".cjs": [".cts"], ".mjs": [".mts"] };

/** Absolute file name → its key in the cache, for the files loaded in this process. */
const keys = new Map();
/** Absolute file name → the parsed source map. */
const maps = new Map();
/** Key → the source map's text, for files translated in this process, in case the cache cannot be written. */
const freshMaps = new Map();

/** Absolute file name → the function that its code was compiled to, for programs that are loaded again. */
const compiled = new Map();
/** Directory and request → file, for requests from TypeScript files that name a path. */
const resolved = new Map();

let esbuildModule;
let compilerOptions = {};
let directory = defaultCacheDirectory();
let optionsKey = makeOptionsKey();

/** esbuild comes with tsx, which may or may not share its copy with others. */
function esbuildPath() {
    const tsx = require.resolve("tsx/package.json");
    return require.resolve("esbuild", { paths: [path.dirname(tsx)] });
}

function esbuild() {
    esbuildModule ??= require(esbuildPath());
    return esbuildModule;
}

/** PREVIEW_CACHE_DIR names another place, such as one that a build server keeps. */
function defaultCacheDirectory() {
    const named = process.env.PREVIEW_CACHE_DIR;
    if (named !== undefined && named !== "") {
        return path.resolve(named);
    }
    const modules = path.join(__dirname, "..", "..", "..", "node_modules");
    return path.join(fs.existsSync(modules) ? path.join(modules, ".cache") : os.tmpdir(), "preview");
}

function makeOptionsKey() {
    const { version } = require(path.join(path.dirname(esbuildPath()), "..", "package.json"));
    return JSON.stringify([version, process.versions.node.split(".")[0], compilerOptions]);
}

/** Starts loading TypeScript files through `require`; later calls only change the options. */
function install(options = {}) {
    compilerOptions = options.compilerOptions ?? compilerOptions;
    directory = options.cacheDirectory ?? directory;
    optionsKey = makeOptionsKey();
    resolved.clear();
    for (const extension of EXTENSIONS) {
        Module._extensions[extension] = loadFile;
    }
    if (Module._resolveFilename !== resolveFilename) {
        resolveOriginally = Module._resolveFilename;
        Module._resolveFilename = resolveFilename;
    }
}

let resolveOriginally;

/** `./x.js` may be written for `./x.ts`; the file itself comes first. */
function resolveFilename(request, parent, isMain, options) {
    const isPath = /^\.{0,2}\//.test(request) || request === "." || request === "..";
    if (!isPath || options !== undefined || !EXTENSIONS.includes(path.extname(parent?.filename ?? ""))) {
        return resolveOriginally.call(this, request, parent, isMain, options);
    }
    const key = `${parent.path}\0${request}`;
    let file = resolved.get(key);
    if (file === undefined) {
        file = resolvePath(request, parent, isMain);
        resolved.set(key, file);
    }
    return file;
}

function resolvePath(request, parent, isMain) {
    try {
        return resolveOriginally.call(Module, request, parent, isMain);
    } catch (error) {
        const extension = path.extname(request);
        const stem = request.slice(0, request.length - extension.length);
        const files = (SOURCES[extension] ?? []).map((source) => path.resolve(parent.path, stem + source));
        const file = files.find((candidate) => fs.existsSync(candidate));
        if (file === undefined) {
            throw error;
        }
        return file;
    }
}

/** Does what `module._compile` does, but compiles the same file only once. */
function loadFile(module, filename) {
    const { mtimeMs, size } = fs.statSync(filename);
    let known = compiled.get(filename);
    if (known?.mtimeMs !== mtimeMs || known.size !== size || known.optionsKey !== optionsKey) {
        known = { mtimeMs, size, optionsKey, run: compile(translate(filename), filename) };
        compiled.set(filename, known);
    }
    known.run.call(module.exports, module.exports, requireFor(module), module, filename, path.dirname(filename));
}

function compile(code, filename) {
    return vm.compileFunction(code, ["exports", "require", "module", "__filename", "__dirname"], {
        filename,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
}

function requireFor(module) {
    return Object.assign((request) => module.require(request), {
        resolve: Object.assign((request, options) => Module._resolveFilename(request, module, false, options), {
            paths: (request) => Module._resolveLookupPaths(request, module),
        }),
        main: process.mainModule,
        extensions: Module._extensions,
        cache: Module._cache,
    });
}

function translate(filename) {
    const source = fs.readFileSync(filename, "utf8");
    const loader = filename.endsWith("x") ? "tsx" : "ts";
    const key = createHash("sha256").update(`${optionsKey}\0${loader}\0${source}`).digest("hex");
    keys.set(filename, key);
    maps.delete(filename);
    const cached = readCached(`${key}.js`);
    if (cached !== undefined) {
        return cached;
    }
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

function readCached(name) {
    try {
        return fs.readFileSync(path.join(directory, name), "utf8");
    } catch {
        return undefined;
    }
}

/** A cache that cannot be written costs time, nothing else. Renaming keeps readers from seeing half a file. */
function writeCached(name, text) {
    try {
        fs.mkdirSync(directory, { recursive: true });
        const temporary = path.join(directory, `${name}.${process.pid}`);
        fs.writeFileSync(temporary, text);
        fs.renameSync(temporary, path.join(directory, name));
    } catch {
        // See above.
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
        const text = freshMaps.get(key) ?? readCached(`${key}.map`);
        maps.set(filename, text === undefined ? undefined : new Module.SourceMap(JSON.parse(text)));
    }
    return maps.get(filename);
}

/** Where translated files, and whatever else may be derived again, are kept. */
function cacheDirectory() {
    return directory;
}

module.exports = { cacheDirectory, install, originalPosition };
