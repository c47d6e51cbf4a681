import path from "node:path";
import { expect } from "chai";
import type { HostName, StackRun, Worlds } from "./dump-worlds";
import { run } from "./run-preview";

const DUMP = path.join(__dirname, "dump-worlds.cjs");

/** Without types, whose check takes seconds and has its test, and without stacks, which cost as much as all the rest. */
const QUICKLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true", NODE_OPTIONS: "--stack-trace-limit=0" };

/** The worlds of a program for some stacks, as a host that has a process of its own sees them. */
export async function dump(
    directory: string,
    host: HostName,
    runs: readonly StackRun[] = [{ stack: "dev" }],
    environment: NodeJS.ProcessEnv = {},
): Promise<Worlds[]> {
    const given = [DUMP, directory, host, JSON.stringify(runs)];
    const { code, stdout, stderr } = await run(given, { ...QUICKLY, ...environment });
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Worlds[];
}
