import path from "node:path";
import { run } from "../support/run-preview";
import { PLANTATIONS } from "./all";
import type { Outcome, Plantation } from "./mistake";

const RUNNER = path.join(__dirname, "run-mistakes.cjs");

/** Plants everything, in one process for each project, and returns what was said. @throws Error when a process fails. */
export async function outcomes(): Promise<ReadonlyMap<Plantation, readonly Outcome[]>> {
    const all = PLANTATIONS.map(async (plantation): Promise<[Plantation, Outcome[]]> => {
        const { code, stdout, stderr } = await run([RUNNER, plantation.title]);
        if (code !== 0) {
            throw new Error(`${plantation.title}: ${stderr}`);
        }
        return [plantation, JSON.parse(stdout) as Outcome[]];
    });
    return new Map(await Promise.all(all));
}
