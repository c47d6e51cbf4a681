import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Wrong values that between them provoke every complaint: nonsense, far too much, and nothing. */
const WRONG: readonly (readonly [text: string, amount: number])[] = [
    ["!junk~!", -987654],
    ["a".repeat(1100), 987654321],
    ["", 0.5],
];

/** Types probed at once: more make one run slower than many. */
const BATCH = 15;

/**
 * Has the provider judge one resource of every given type in which each argument is wrong.
 *
 * @param directory A directory in which `terraform init` has installed the provider; a probe file is written there.
 */
export function probe(directory: string, types: ReadonlyMap<string, Block>): Diagnostic[] {
    const names = [...types.keys()].sort();
    const found: Diagnostic[] = [];
    for (const wrong of WRONG) {
        for (let at = 0; at < names.length; at += BATCH) {
            const batch = names.slice(at, at + BATCH);
            const resource = Object.fromEntries(
                batch.map((name) => [name, { p: wrongResource(types.get(name) ?? {}, wrong) }]),
            );
            found.push(...judge(directory, { resource }));
        }
    }
    return found;
}

function judge(directory: string, program: object): Diagnostic[] {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "probe.tf.json"), JSON.stringify(program));
    const run = (): string =>
        execFileSync("terraform", ["validate", "-no-color", "-json"], {
            cwd: directory,
            encoding: "utf8",
            maxBuffer: 2 ** 28,
            timeout: 120_000,
        });
    try {
        return (JSON.parse(run()) as { diagnostics: Diagnostic[] }).diagnostics;
    } catch (error) {
        const { stdout } = error as { stdout?: string };
        return stdout === undefined || stdout === ""
            ? []
            : (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
    }
}

/** Every argument but the resource's own id, which cannot be set. */
function wrongResource(block: Block, wrong: readonly [string, number]): Record<string, unknown> {
    const { id: _, ...result } = wrongBlock(block, wrong);
    return result;
}

function wrongBlock(block: Block, wrong: readonly [string, number]): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, { type, optional, required }] of Object.entries(block.attributes ?? {})) {
        if (type !== undefined && (optional === true || required === true)) {
            result[name] = wrongValue(type, wrong);
        }
    }
    for (const [name, inner] of Object.entries(block.block_types ?? {})) {
        if (name !== "timeouts") {
            const value = wrongBlock(inner.block, wrong);
            result[name] = inner.nesting_mode === "single" ? value : [value];
        }
    }
    return result;
}

function wrongValue(type: AttributeType, wrong: readonly [string, number]): unknown {
    if (typeof type === "string") {
        return type === "number" ? wrong[1] : type === "bool" ? true : wrong[0];
    }
    const [form, inner] = type;
    if (form === "object") {
        return Object.fromEntries(
            Object.entries(inner).map(([name, part]) => [name, wrongValue(part as AttributeType, wrong)]),
        );
    }
    const value = wrongValue(inner as AttributeType, wrong);
    return form === "map" ? { key: value } : [value];
}
