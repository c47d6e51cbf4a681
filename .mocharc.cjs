const { availableParallelism } = require("node:os");

// Each file runs in a process of its own: half of the suite waits for processes that it starts.
module.exports = {
    extension: ["ts"],
    jobs: Math.min(4, Math.max(2, availableParallelism())),
    "node-option": ["import=tsx"],
    parallel: true,
    timeout: 20_000,
};
