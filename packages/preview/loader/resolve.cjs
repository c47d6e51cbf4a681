"use strict";
/*
 * Finds the file behind a request of a TypeScript file. Node.js asks the disk for each extension that a path may end with, and
 * looks a package up again for each folder that asks: a large program makes thousands of questions. Here a folder is listed once.
 */
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

/** What a JavaScript extension in an import may stand for, as TypeScript resolves it. */
const SOURCES = { ".js": [".ts", ".tsx"], ".cjs": [".cts"], ".mjs": [".mts"] };

/** Folder and request → file. */
const resolved = new Map();
/** Folder → its real path, the files in it, and whether Node.js looks for packages in it. */
const listings = new Map();

/** Files may have come and gone since. */
function forgetResolved() {
    resolved.clear();
    listings.clear();
    for (const request of Object.keys(Module._pathCache)) {
        if (!Module._pathCache[request].includes(`${path.sep}node_modules${path.sep}`)) {
            delete Module._pathCache[request];
        }
    }
}

/**
 * The file that Node.js would find, or TypeScript's source where that finds none: `./x.js` may be written for `./x.ts`.
 * @param byNode Asks Node.js. Its errors are thrown.
 */
function resolveFrom(parent, request, byNode) {
    const isPath = /^\.{0,2}\//.test(request) || request === "." || request === "..";
    const key = `${isPath ? parent.path : scopeOf(parent.path)}\0${request}`;
    let file = resolved.get(key);
    if (file === undefined) {
        file = isPath ? resolvePath(parent.path, request, byNode) : byNode();
        resolved.set(key, file);
    }
    return file;
}

function resolvePath(directory, request, byNode) {
    const target = path.resolve(directory, request);
    const { real, files, others } = listingOf(path.dirname(target));
    const name = path.basename(target);
    const isPlain = !others.has(name) && !/(^|\/)\.{0,2}$/.test(request);
    const found = isPlain ? ["", ...Object.keys(Module._extensions)].find((end) => files.has(name + end)) : undefined;
    return found === undefined ? byNodeOrSource(target, byNode) : path.join(real, name + found);
}

function byNodeOrSource(target, byNode) {
    try {
        return byNode();
    } catch (error) {
        const extension = path.extname(target);
        const stem = target.slice(0, target.length - extension.length);
        const file = (SOURCES[extension] ?? []).map((source) => stem + source).find((one) => fs.existsSync(one));
        if (file === undefined) {
            throw error;
        }
        return file;
    }
}

/** The nearest folder that decides what a package's name means: all below it find the same. */
function scopeOf(directory) {
    const { others, files } = listingOf(directory);
    const above = path.dirname(directory);
    return others.has("node_modules") || files.has("package.json") || above === directory ? directory : scopeOf(above);
}

/** Links, like folders, are left to Node.js. */
function listingOf(directory) {
    let listing = listings.get(directory);
    if (listing === undefined) {
        listing = list(directory);
        listings.set(directory, listing);
    }
    return listing;
}

function list(directory) {
    const [files, others] = [new Set(), new Set()];
    try {
        for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
            (entry.isFile() ? files : others).add(entry.name);
        }
        return { real: fs.realpathSync(directory), files, others };
    } catch {
        // It is not there, or may not be listed: nothing is known of it.
        return { real: directory, files: new Set(), others };
    }
}

module.exports = { forgetResolved, resolveFrom };
