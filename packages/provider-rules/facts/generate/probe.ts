import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { resource, type TerraformBlock, type Choose } from "./fill";
import type { ProviderDiagnostic } from "./refusal";

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
export function probe(directory: string, types: ReadonlyMap<string, TerraformBlock>): ProviderDiagnostic[] {
    return WRONG.flatMap((choose) => judgeAll(directory, types, () => choose));
}

/**
 * Has the provider judge listed values in the wrong letter case: it complains where case matters.
 *
 * @param lists For each type, a value of the list at each path.
 */
export function probeCase(
    directory: string,
    types: ReadonlyMap<string, TerraformBlock>,
    lists: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ProviderDiagnostic[] {
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
    types: ReadonlyMap<string, TerraformBlock>,
    chooseFor: (name: string) => Choose,
): ProviderDiagnostic[] {
    const names = [...types.keys()].sort();
    const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, at) =>
        names.slice(at * BATCH, (at + 1) * BATCH),
    );
    return batches.flatMap((batch) => {
        const entries = batch.map((name) => [name, { p: resource(types.get(name) ?? {}, chooseFor(name)) }]);
        return judge(directory, { resource: Object.fromEntries(entries) as object });
    });
}

function judge(directory: string, program: object): ProviderDiagnostic[] {
    writeFileSync(path.join(directory, "probe.tf.json"), JSON.stringify(program));
    const run = spawnSync("terraform", ["validate", "-no-color", "-json"], {
        cwd: directory,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
        timeout: 120_000,
    });
    return run.stdout === "" ? [] : (JSON.parse(run.stdout) as { diagnostics: ProviderDiagnostic[] }).diagnostics;
}
