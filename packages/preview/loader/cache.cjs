"use strict";
/* Files that may be derived again at any time, in a directory of their own. */
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const directory = cacheDirectory();

/** PREVIEW_CACHE_DIR names another place, such as one that a build server keeps. */
function cacheDirectory() {
    const named = process.env.PREVIEW_CACHE_DIR;
    if (named !== undefined && named !== "") {
        return path.resolve(named);
    }
    const modules = path.join(__dirname, "..", "..", "..", "node_modules");
    return path.join(fs.existsSync(modules) ? path.join(modules, ".cache") : os.tmpdir(), "preview");
}

/** Where a file of the cache is, for another process. */
function cachedFile(name) {
    return path.join(directory, name);
}

/** The content as bytes; undefined when there is none. */
function readCached(name) {
    const file = cachedFile(name);
    try {
        const content = fs.readFileSync(file);
        markAsUsed(file);
        return content;
    } catch {
        return undefined;
    }
}

/** A cache that cannot be written costs time, nothing else. Renaming keeps readers from seeing half a file. */
function writeCached(name, content) {
    try {
        fs.mkdirSync(directory, { recursive: true });
        const temporary = cachedFile(`${name}.${process.pid}`);
        fs.writeFileSync(temporary, content);
        fs.renameSync(temporary, cachedFile(name));
    } catch {
        // See above.
    }
}

/** A file's date is that of its last use: file systems do not keep that of the last reading. */
function markAsUsed(file) {
    const now = new Date();
    try {
        fs.utimesSync(file, now, now);
    } catch {
        // It cannot be written, so nothing will be removed either.
    }
}

const MOST_FILES = 8000;

/** Removes the half of a cache that has grown too large which was not used for longest: every edit leaves files behind. */
function pruneCache(most = MOST_FILES) {
    try {
        const files = fs.readdirSync(directory).map((name) => path.join(directory, name));
        if (files.length > most) {
            const dated = files.map((file) => ({ file, used: fs.statSync(file).mtimeMs }));
            for (const { file } of dated.sort((a, b) => a.used - b.used).slice(0, most / 2)) {
                fs.rmSync(file, { force: true });
            }
        }
    } catch {
        // Another process may be removing the same files.
    }
}

module.exports = { cachedFile, pruneCache, readCached, writeCached };
