import { readdirSync } from "node:fs";
import { createRequire, Module } from "node:module";
import path from "node:path";
import type { Policy } from "../../../policy-pack/lib/policy";

type Cases = Readonly<Record<string, unknown>>;
/** How many cases of each kind the tests of a policy declare, by its name. */
export type DeclaredCases = Readonly<Record<string, Readonly<Record<string, number>>>>;

const requireHere = createRequire(__filename);
const nothing = (): void => undefined;

/** How many cases there are of a kind: entries of lists and records, one for everything else. */
function count(value: unknown): number {
    if (Array.isArray(value) && Array.isArray(value[0])) return value.length;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value).length : 1;
}

/**
 * Which cases the tests of each policy declare: loads the test files with everything of mocha out of the way. Copies of
 * them, so that mocha still loads its own.
 */
export function listCases(): DeclaredCases {
    const found: Record<string, Record<string, number>> = {};
    function declare({ name }: Policy, cases: Cases): void {
        const counts = (found[name] ??= {});
        for (const [kind, value] of Object.entries(cases)) {
            const list = kind === "compliant" && Array.isArray(value) ? value.length : count(value);
            const none = Array.isArray(value) && value.length === 0;
            counts[kind] = (counts[kind] ?? 0) + (none ? 0 : list);
        }
    }
    const suite = (_title: string, body: () => void): void => {
        body.call({ timeout: nothing });
    };
    const harness = requireHere.resolve("./describe-policy");
    const real = requireHere(harness) as object;
    const { describe, it, before, after, beforeEach } = globalThis;
    const { [harness]: loaded } = requireHere.cache;
    if (loaded) loaded.exports = { ...real, describeResourcePolicy: declare, describeStackPolicy: declare };
    Object.assign(globalThis, { describe: suite, it: nothing, before: nothing, after: nothing, beforeEach: nothing });
    try {
        for (const file of testFiles()) loadCopy(file);
    } finally {
        Object.assign(globalThis, { describe, it, before, after, beforeEach });
        if (loaded) loaded.exports = real;
    }
    return found;
}

function testFiles(): string[] {
    const root = path.join(__dirname, "../policies");
    return readdirSync(path.join(root, "../../../policy-pack/policies"), { withFileTypes: true })
        .filter((area) => area.isDirectory())
        .flatMap(({ name }) => readdirSync(path.join(root, name)).map((file) => path.join(root, name, file)))
        .filter((file) => file.endsWith(".test.ts"));
}

/** Loads a file without remembering it. */
function loadCopy(file: string): void {
    const copy = new Module(file) as NodeJS.Module & { load(file: string): void };
    copy.load(file);
}
