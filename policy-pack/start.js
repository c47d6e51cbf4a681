"use strict";

/**
 * Starts the pack from its TypeScript sources without a type check: that is the business of the tests, and would take
 * several seconds at each start. Sources are only stripped of their types; the result is kept by content in `.cache/`, so
 * that a start with unchanged sources costs no more than one in plain JavaScript. TypeScript itself is already loaded:
 * Pulumi's own runner, which loads this file, registers a loader with type check that this one replaces for the pack.
 */
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");

const cache = path.join(__dirname, ".cache");
const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
};
const salt = JSON.stringify([ts.version, options]);
const previous = require.extensions[".ts"];

function compiled(file) {
    const source = fs.readFileSync(file, "utf8");
    const cached = path.join(cache, `${createHash("sha256").update(salt).update(source).digest("hex")}.js`);
    try {
        return fs.readFileSync(cached, "utf8");
    } catch {
        const { outputText } = ts.transpileModule(source, { fileName: file, compilerOptions: options });
        keep(cached, outputText);
        return outputText;
    }
}

/** Written whole or not at all: another start may be reading. A place that cannot be written to is no fault. */
function keep(cached, text) {
    try {
        fs.mkdirSync(cache, { recursive: true });
        const draft = `${cached}.${process.pid}`;
        fs.writeFileSync(draft, text);
        fs.renameSync(draft, cached);
    } catch {
        // A start without a cache is slower, nothing else.
    }
}

require.extensions[".ts"] = (module, file) => {
    const own = file.startsWith(__dirname + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);
    if (own) module._compile(compiled(file), file);
    else previous(module, file);
};

require("./index.ts");
