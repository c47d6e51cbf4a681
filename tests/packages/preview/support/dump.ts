import path from "node:path";
import { expect } from "chai";
import type { HostName, ProgramRuns, StackRun, Worlds } from "./dump-worlds";
import { run } from "./run-preview";

const DUMP = path.join(__dirname, "dump-worlds.cjs");

/** Without types, whose check takes seconds and has its test, and without stacks, which cost as much as all the rest. */
const QUICKLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true", NODE_OPTIONS: "--stack-trace-limit=0" };

/** The worlds of a program for some stacks, as a host that has a process of its own sees them. */
export function dump(
    directory: string,
    host: HostName,
    runs: readonly StackRun[] = [{ stack: "dev" }],
    environment: NodeJS.ProcessEnv = {},
): Promise<Worlds[]> {
    return dumpPrograms(host, [{ directory, runs }], environment);
}

/** The worlds of several programs, one run after the other, in one process. */
export async function dumpPrograms(
    host: HostName,
    programs: readonly ProgramRuns[],
    environment: NodeJS.ProcessEnv = {},
): Promise<Worlds[]> {
    const { code, stdout, stderr } = await run([DUMP, host, JSON.stringify(programs)], { ...QUICKLY, ...environment });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Worlds[];
}
