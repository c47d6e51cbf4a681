"use strict";
/* Files that may be derived again at any time, in a directory of their own. */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

let directory = defaultDirectory();

/** PREVIEW_CACHE_DIR names another place, such as one that a build server keeps. */
function defaultDirectory() {
    const named = process.env.PREVIEW_CACHE_DIR;
    if (named !== undefined && named !== "") {
        return path.resolve(named);
    }
    const modules = path.join(__dirname, "..", "..", "..", "node_modules");
    return path.join(fs.existsSync(modules) ? path.join(modules, ".cache") : os.tmpdir(), "preview");
}

function cacheDirectory() {
    return directory;
}

function setCacheDirectory(other) {
    directory = other;
}

/** The content as bytes; undefined when there is none. */
function readCached(name) {
    try {
        return fs.readFileSync(path.join(directory, name));
    } catch {
        return undefined;
    }
}

/** A cache that cannot be written costs time, nothing else. Renaming keeps readers from seeing half a file. */
function writeCached(name, content) {
    try {
        fs.mkdirSync(directory, { recursive: true });
        const temporary = path.join(directory, `${name}.${process.pid}`);
        fs.writeFileSync(temporary, content);
        fs.renameSync(temporary, path.join(directory, name));
    } catch {
        // See above.
    }
}

const MOST_FILES = 8000;

/** Removes the older half of a cache that has grown too large: every edit of a file leaves its earlier form behind. */
function pruneCache() {
    try {
        const files = fs.readdirSync(directory).map((name) => path.join(directory, name));
        if (files.length > MOST_FILES) {
            const aged = files.map((file) => ({ file, age: fs.statSync(file).mtimeMs }));
            for (const { file } of aged.sort((a, b) => a.age - b.age).slice(0, MOST_FILES / 2)) {
                fs.rmSync(file, { force: true });
            }
        }
    } catch {
        // Another process may be removing the same files.
    }
}

module.exports = { cacheDirectory, pruneCache, readCached, setCacheDirectory, writeCached };
