"use strict";
/*
 * Loads TypeScript through `require`, without checking types. It is plain JavaScript because it loads everything else:
 * the tool itself when started as `node packages/cli/preview.cjs`, and the program that is previewed.
 *
 * Stack positions are left as they are and translated back on demand (`originalPosition`): installing a source-map hook
 * would slow down every stack trace that the Pulumi SDK takes.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");
const { pruneCache, readCached, writeCached } = require("./cache.cjs");
const { forgetResolved, resolveFrom } = require("./resolve.cjs");
const { originalPosition, setCompilerOptions, translate } = require("./translate.cjs");

const EXTENSIONS = [".ts", ".cts", ".mts", ".tsx"];

/** Absolute file name → the function that its code was compiled to, for programs that are loaded again. */
const compiled = new Map();
/** Counts changes of options, after which nothing compiled before may be used. */
let generation = 0;

/** Names the compiled code that this V8 with these flags can read. */
const V8_TAG = v8.cachedDataVersionTag().toString(36);
/** Scripts whose compiled code is not kept yet, by the name to keep it under. */
const uncached = new Map();

/** Starts loading TypeScript files through `require`; later calls only change the options. */
function install(options = {}) {
    if (options.compilerOptions !== undefined) {
        setCompilerOptions(options.compilerOptions);
    }
    generation++;
    forgetResolved();
    for (const extension of EXTENSIONS) {
        Module._extensions[extension] = loadFile;
    }
    if (Module._resolveFilename !== resolveFilename) {
        resolveOriginally = Module._resolveFilename;
        Module._resolveFilename = resolveFilename;
        compileOriginally = Module.prototype._compile;
        Module.prototype._compile = compileModule;
        process.on("exit", keepCompiledCode);
        hideOwnWarning();
    }
}

let resolveOriginally;

function resolveFilename(request, parent, isMain, options) {
    const byNode = () => resolveOriginally.call(this, request, parent, isMain, options);
    const asksFromSource = options === undefined && EXTENSIONS.includes(path.extname(parent?.filename ?? ""));
    return asksFromSource ? resolveFrom(parent, request, byNode) : byNode();
}

/** Does what `module._compile` does, but compiles the same file only once. */
function loadFile(module, filename) {
    const { mtimeMs, size } = fs.statSync(filename);
    let known = compiled.get(filename);
    if (known?.mtimeMs !== mtimeMs || known.size !== size || known.generation !== generation) {
        known = { mtimeMs, size, generation, run: compile(filename, translate(filename)) };
        compiled.set(filename, known);
    }
    known.run.call(module.exports, module.exports, requireFor(module), module, filename, path.dirname(filename));
}

let compileOriginally;
/** Smaller files are compiled faster than a file is read. */
const WORTHWHILE_CHARACTERS = 1000;

/**
 * Compiles installed JavaScript from code that an earlier process left, under a name made of the file's date and size.
 * What `require` has found out about a file before stays as it is.
 */
function compileModule(content, filename, format, ...rest) {
    const plain =
        format === "module" ||
        content.length < WORTHWHILE_CHARACTERS ||
        content.startsWith("#") ||
        content.includes("import(");
    if (plain || !filename.includes(`${path.sep}node_modules${path.sep}`)) {
        return compileOriginally.call(this, content, filename, format, ...rest);
    }
    const { mtimeMs, size } = fs.statSync(filename);
    let run;
    try {
        run = compile(filename, { key: `installed ${mtimeMs} ${size}`, code: content });
    } catch {
        // It may be an ES module, which says so nowhere, or wrong: Node.js finds out.
        return compileOriginally.call(this, content, filename, format, ...rest);
    }
    return run.call(this.exports, this.exports, requireFor(this), this, filename, path.dirname(filename));
}

/** Compiles a module's function, from compiled code if an earlier process left it. */
function compile(filename, { key, code }) {
    // Compiled code knows the name of its file.
    const name = createHash("sha256").update(`${key}\0${filename}\0${V8_TAG}`).digest("hex");
    // Code that comes from a cache can import() nothing: Node.js loses what it needs for that.
    const mayKeep = !code.includes("import(");
    const cachedData = mayKeep ? readCached(name) : undefined;
    const script = new vm.Script(`${WRAPPER_START}${code}${WRAPPER_END}`, {
        filename,
        lineOffset: -1,
        cachedData,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (mayKeep && (cachedData === undefined || script.cachedDataRejected)) {
        uncached.set(name, script);
    }
    return script.runInThisContext();
}

/** Node.js warns of the option that lets compiled code use `import()`, as if the program had chosen it. */
function hideOwnWarning() {
    const emitWarning = process.emitWarning;
    process.emitWarning = (warning, ...rest) => {
        if (!String(warning).includes("vm.USE_MAIN_CONTEXT_DEFAULT_LOADER")) {
            emitWarning.call(process, warning, ...rest);
        }
    };
}

/** On a line of its own, so that the code keeps its columns. */
const WRAPPER_START = "(function (exports, require, module, __filename, __dirname) {\n";
const WRAPPER_END = "\n})";

/** At the end, because by then the functions that are called at all have been compiled. */
function keepCompiledCode() {
    for (const [name, script] of uncached) {
        writeCached(name, script.createCachedData());
    }
    if (uncached.size > 0) {
        pruneCache();
    }
    uncached.clear();
}

function requireFor(module) {
    return Object.assign(requireFrom, {
        resolve: Object.assign((request, options) => Module._resolveFilename(request, module, false, options), {
            paths: (request) => Module._resolveLookupPaths(request, module),
        }),
        main: process.mainModule,
        extensions: Module._extensions,
        cache: Module._cache,
    });

    function requireFrom(request) {
        try {
            return module.require(request);
        } catch (error) {
            if (error?.code === "MODULE_NOT_FOUND" && error.requireStack?.[0] === module.filename) {
                // Between here and the error are so many calls of Node.js that the caller's may be cut off.
                Error.captureStackTrace(error, requireFrom);
            }
            throw error;
        }
    }
}

module.exports = { forgetResolved, install, keepCompiledCode, originalPosition };
