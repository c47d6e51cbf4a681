"use strict";

/**
 * Starts the pack from its TypeScript sources without a type check: that is the business of the tests, and would take
 * several seconds. Sources are only stripped of their types; the result is kept in `.cache/`, so that a start with unchanged
 * sources costs no more than one in plain JavaScript. Pulumi's own runner, which loads this file, has
 * registered a loader with type check, which this one replaces for the pack.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const cacheDirectory = path.join(__dirname, ".cache");
const cacheFile = path.join(cacheDirectory, "compiled.json");
const options = { target: "ES2022", module: "CommonJS", esModuleInterop: true };
const salt = JSON.stringify([require("typescript/package.json").version, options]);
const previous = require.extensions[".ts"];

/** By file: the digest of its source, and the code made of it. */
const cached = readCache();
let isWritten = true;

function readCache() {
    try {
        return JSON.parse(fs.readFileSync(cacheFile, "utf8"));
    } catch {
        return {}; // the first start, or a broken file: compile again
    }
}

function compile(file) {
    const source = fs.readFileSync(file, "utf8");
    const digest = createHash("sha256").update(salt).update(source).digest("hex");
    if (cached[file]?.[0] !== digest) {
        cached[file] = [digest, transpile(source, file)];
        keep();
    }
    return cached[file][1];
}

function transpile(source, fileName) {
    const { transpileModule } = require("typescript");
    return transpileModule(source, { fileName, compilerOptions: options }).outputText;
}

/** Soon: what is known of a resource type is loaded when a stack has one, and several files at once. */
function keep() {
    if (isWritten) setImmediate(writeCache).unref();
    isWritten = false;
}

/** The whole file or nothing: another start may be reading. */
function writeCache() {
    isWritten = true;
    const present = Object.fromEntries(Object.entries(cached).filter(([file]) => fs.existsSync(file)));
    try {
        fs.mkdirSync(cacheDirectory, { recursive: true });
        fs.writeFileSync(`${cacheFile}.${process.pid}`, JSON.stringify(present));
        fs.renameSync(`${cacheFile}.${process.pid}`, cacheFile);
    } catch {
        // A place that cannot be written to makes the next start slower, nothing else.
    }
}

/** The pack's own sources, and those of the model: a neighbour in the repository, an installed package elsewhere. */
const model = path.dirname(require.resolve("@platform/aws-model/package.json")) + path.sep;
const installed = path.join(__dirname, "node_modules") + path.sep;

require.extensions[".ts"] = (module, file) => {
    const own = file.startsWith(__dirname + path.sep) && !file.startsWith(installed);
    if (own || file.startsWith(model)) module._compile(compile(file), file);
    else previous(module, file);
};

/**
 * Ends the debugging session that Pulumi's runner opens to look up the source text of functions, which a pack never asks
 * for. While it is open every thrown error costs several times as much, and the SDK says "does not apply" by errors.
 */
async function endDebugging() {
    try {
        const { getSessionAsync } = require("@pulumi/pulumi/runtime/closure/v8Hooks");
        (await getSessionAsync()).post("Debugger.disable");
    } catch {
        // Another version of the SDK, without that session or with another way to it: slower at worst.
    }
}

async function start() {
    // Node.js from 22.1 keeps compiled code itself.
    Module.enableCompileCache?.(path.join(cacheDirectory, "v8"));
    await endDebugging();
    require("./lib/deferred-modules.ts").deferUnusedModules();
    require("./index.ts");
}

module.exports = start();
