import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import type { Preview } from "../result";
import { compare } from "./compare";
import type { Baseline, Comparison } from "./comparison";
import { withContents } from "./contents";
import { runRevision } from "./revision";
import type { RevisionRun } from "./revision";
import { readState } from "./state-file";

/**
 * Reads what a plan is compared with: the name of a file is a state, anything else a git revision.
 *
 * @throws UsageError when it cannot be read.
 */
export async function loadBaseline(wanted: string, run: RevisionRun): Promise<Baseline> {
    const file = path.resolve(wanted);
    if (existsSync(file) && statSync(file).isFile()) {
        return readState(run.project, run.stack, file);
    }
    if (wanted.endsWith(".json")) {
        throw new UsageError(
            `--against ${wanted}: there is no such file. Write one with: pulumi stack export --file ${wanted}`,
        );
    }
    return await runRevision(wanted, run);
}

/**
 * Undefined when the program failed: what it did not get to register is not gone.
 *
 * @param directory Where the program runs.
 * @param noneExpected Whether every change is one too many.
 */
export function compareWith(
    baseline: Baseline,
    preview: Preview,
    directory: string,
    noneExpected: boolean,
): Comparison | undefined {
    if (preview.placeholder.failures.length > 0) {
        return undefined;
    }
    const { placeholder } = preview;
    const resources = withContents(placeholder.resources, directory, !baseline.deployed);
    return compare(baseline, { ...preview, placeholder: { ...placeholder, resources } }, noneExpected);
}
