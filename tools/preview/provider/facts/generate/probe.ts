import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "./refusal";

/** A type or block as `terraform providers schema -json` describes it. */
export interface Block {
    readonly attributes?: Readonly<Record<string, Attribute>>;
    readonly block_types?: Readonly<Record<string, { readonly block: Block; readonly nesting_mode: string }>>;
}

interface Attribute {
    readonly type?: AttributeType;
    readonly optional?: boolean;
    readonly required?: boolean;
}

type AttributeType = string | readonly ["list" | "set" | "map", AttributeType] | readonly ["object", object];

/** Chooses what to write at a path of a resource, such as `health_check.port`. */
type Choose = (path: string, type: "string" | "number") => string | number;

/** Wrong values that between them provoke every complaint: nonsense, far too much, and nothing. */
const WRONG: readonly Choose[] = [
    (_, type) => (type === "number" ? -987654 : "!junk~!"),
    (_, type) => (type === "number" ? 987654321 : "a".repeat(1100)),
    (_, type) => (type === "number" ? 0.5 : ""),
];

/** Types probed at once: more make one run slower than many. */
const BATCH = 15;

/**
 * Has the provider judge resources in which every argument is wrong.
 *
 * @param directory A directory in which `terraform init` has installed the provider; a probe file is written there.
 */
export function probe(directory: string, types: ReadonlyMap<string, Block>): Diagnostic[] {
    return WRONG.flatMap((choose) => judgeAll(directory, types, () => choose));
}

/**
 * Has the provider judge listed values in the wrong letter case: it complains where case matters.
 *
 * @param lists For each type, a value of the list at each path.
 */
export function probeCase(
    directory: string,
    types: ReadonlyMap<string, Block>,
    lists: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Diagnostic[] {
    return judgeAll(directory, types, (name) => (at, type) => {
        const listed = lists.get(name)?.get(at);
        return type === "number" ? 1 : listed === undefined ? "x" : swapCase(listed);
    });
}

function swapCase(text: string): string {
    return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function judgeAll(
    directory: string,
    types: ReadonlyMap<string, Block>,
    chooseFor: (name: string) => Choose,
): Diagnostic[] {
    const names = [...types.keys()].sort();
    const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, at) =>
        names.slice(at * BATCH, (at + 1) * BATCH),
    );
    return batches.flatMap((batch) => {
        const entries = batch.map((name) => [name, { p: resource(types.get(name) ?? {}, chooseFor(name)) }]);
        return judge(directory, { resource: Object.fromEntries(entries) as object });
    });
}

function judge(directory: string, program: object): Diagnostic[] {
    writeFileSync(path.join(directory, "probe.tf.json"), JSON.stringify(program));
    const run = spawnSync("terraform", ["validate", "-no-color", "-json"], {
        cwd: directory,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
        timeout: 120_000,
    });
    return run.stdout === "" ? [] : (JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

/** Every argument but the resource's own id, which cannot be set. */
function resource(block: Block, choose: Choose): Record<string, unknown> {
    const { id: _, ...result } = fill(block, "", choose);
    return result;
}

function fill(block: Block, at: string, choose: Choose): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, { type, optional, required }] of Object.entries(block.attributes ?? {})) {
        if (type !== undefined && (optional === true || required === true)) {
            result[name] = value(type, dotted(at, name), choose);
        }
    }
    for (const [name, inner] of Object.entries(block.block_types ?? {})) {
        if (name !== "timeouts") {
            const content = fill(inner.block, dotted(at, name), choose);
            result[name] = inner.nesting_mode === "single" ? content : [content];
        }
    }
    return result;
}

function value(type: AttributeType, at: string, choose: Choose): unknown {
    if (typeof type === "string") {
        return type === "bool" ? true : choose(at, type === "number" ? "number" : "string");
    }
    const [form, inner] = type;
    if (form === "object") {
        const parts = Object.entries(inner) as [string, AttributeType][];
        return Object.fromEntries(parts.map(([name, part]) => [name, value(part, dotted(at, name), choose)]));
    }
    const content = value(inner as AttributeType, at, choose);
    return form === "map" ? { key: content } : [content];
}

function dotted(at: string, name: string): string {
    return at === "" ? name : `${at}.${name}`;
}
