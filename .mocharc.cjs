const { availableParallelism } = require("node:os");
const path = require("node:path");

// Tests fill a cache of their own, not that of whoever works here: a suite leaves thousands of files in it.
process.env.PREVIEW_CACHE_DIR = path.join(__dirname, "node_modules/.cache/preview-tests");

// Each file runs in a process of its own: half of the suite waits for processes that it starts.
module.exports = {
    extension: ["ts"],
    jobs: Math.min(4, Math.max(2, availableParallelism())),
    "node-option": ["import=tsx"],
    parallel: true,
    timeout: 20_000,
};
