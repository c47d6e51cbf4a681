import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Policy } from "../../../policy-pack/lib/policy";

/*
 * Prints, as JSON, which cases the tests of each policy declare: it loads the test files with everything of mocha out of
 * the way. A program of its own, because loading test files has no place inside a test run.
 */

type Cases = Readonly<Record<string, unknown>>;

const requireHere = createRequire(__filename);
const found: Record<string, Record<string, number>> = {};

/** How many cases there are of a kind: entries of lists and records, one for everything else. */
function count(value: unknown): number {
    if (Array.isArray(value) && Array.isArray(value[0])) return value.length;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).length : 1;
}

function declare({ name }: Policy, cases: Cases): void {
    const counts = (found[name] ??= {});
    for (const [kind, value] of Object.entries(cases)) {
        const list = kind === "compliant" && Array.isArray(value) ? value.length : count(value);
        const none = Array.isArray(value) && value.length === 0;
        counts[kind] = (counts[kind] ?? 0) + (none ? 0 : list);
    }
}

const harness = requireHere.resolve("./describe-policy");
const real = requireHere(harness) as object;
const loaded = requireHere.cache[harness];
if (loaded) loaded.exports = { ...real, describeResourcePolicy: declare, describeStackPolicy: declare };
const nothing = (): void => undefined;
const suite = (_title: string, body: () => void): void => {
    body.call({ timeout: nothing });
};
Object.assign(globalThis, { describe: suite, it: nothing, before: nothing, after: nothing, beforeEach: nothing });

const root = path.join(__dirname, "../policies");
for (const area of readdirSync(path.join(root, "../../../policy-pack/policies"), { withFileTypes: true })) {
    if (!area.isDirectory()) continue;
    for (const file of readdirSync(path.join(root, area.name))) {
        if (file.endsWith(".test.ts")) requireHere(path.join(root, area.name, file));
    }
}
console.log(JSON.stringify(found));
