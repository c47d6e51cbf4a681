const { availableParallelism } = require("node:os");
const path = require("node:path");

// Tests fill a cache of their own, not that of whoever works here: a suite leaves thousands of files in it.
process.env.PREVIEW_CACHE_DIR = path.join(__dirname, "node_modules/.cache/preview-tests");

/*
 * A test's file says what it needs: `x.process.test.ts` starts the tool, the policy pack or PostgreSQL, `x.browser.test.ts` a
 * browser, `x.faithful.test.ts` Pulumi's own host, `x.engine.test.ts` the Pulumi CLI; `x.test.ts` stays in its process. See tests/README.md.
 */
const everything = "tests/**/!(*.faithful|*.engine).test.ts";

/** What the scripts of package.json run that are for one suite. */
const suites = {
    "test:unit": "tests/**/!(*.*).test.ts",
    "test:process": "tests/**/*.process.test.ts",
    "test:browser": "tests/**/*.browser.test.ts",
    "test:engine": "tests/**/*.engine.test.ts",
    faithful: "tests/**/*.faithful.test.ts",
};
const suite = suites[process.env["npm_lifecycle_event"]] ?? everything;

// Files that are named would come on top of what stands here.
const named = process.argv.slice(2).filter((argument) => /(^|[/\\])tests[/\\]/.test(argument));
const oneFile = named.length === 1 && named.every((argument) => !argument.includes("*"));

module.exports = {
    extension: ["ts"],
    spec: named.length === 0 ? [suite] : [],
    // With more room for young objects, of which tests make many, V8 collects garbage a third of the time.
    "node-option": ["require=./tests/harness/loader.cjs", "min-semi-space-size=64", "max-semi-space-size=64"],
    require: ["./tests/harness/local-callbacks.ts"],
    // Half of the tests wait for processes that they start.
    jobs: Math.min(4, Math.max(2, availableParallelism())),
    parallel: !oneFile,
    // For what hangs: no test depends on how busy the machine is.
    timeout: 600_000,
};
