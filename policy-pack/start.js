"use strict";

/**
 * Starts the pack from its TypeScript sources without a type check: that is the business of the tests, and would take
 * several seconds. Sources are only stripped of their types; the result is kept by content in `.cache/`, so that a start
 * with unchanged sources costs no more than one in plain JavaScript. TypeScript itself is already loaded: Pulumi's own
 * runner, which loads this file, has registered a loader with type check, which this one replaces for the pack.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const cacheFile = path.join(__dirname, ".cache", "compiled.json");
const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true };
const salt = JSON.stringify([ts.version, options]);
const previous = require.extensions[".ts"];

const cached = readCache();
const used = {};

function readCache() {
    try {
        return JSON.parse(fs.readFileSync(cacheFile, "utf8"));
    } catch {
        return {}; // the first start, or a broken file: compile again
    }
}

function compile(file) {
    const source = fs.readFileSync(file, "utf8");
    const key = createHash("sha256").update(salt).update(source).digest("hex");
    const transpile = () => ts.transpileModule(source, { fileName: file, compilerOptions: options }).outputText;
    return (used[key] = cached[key] ?? transpile());
}

/** Keeps what this start used, whole or not at all: another start may be reading. */
function writeCache() {
    if (Object.keys(used).every((key) => key in cached)) return;
    try {
        fs.mkdirSync(path.dirname(cacheFile), { recursive: true });
        fs.writeFileSync(`${cacheFile}.${process.pid}`, JSON.stringify(used));
        fs.renameSync(`${cacheFile}.${process.pid}`, cacheFile);
    } catch {
        // A place that cannot be written to makes the next start slower, nothing else.
    }
}

require.extensions[".ts"] = (module, file) => {
    const own = file.startsWith(__dirname + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);
    if (own) module._compile(compile(file), file);
    else previous(module, file);
};

require("./index.ts");
writeCache();
