import { spawn } from "node:child_process";
import path from "node:path";

const REPOSITORY = path.resolve(__dirname, "../../../..");
const LAUNCHER = path.join(REPOSITORY, "packages/cli/preview.cjs");
const MANY = path.join(__dirname, "many-previews.cjs");

/** What a finished preview left behind. */
export interface Ran {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Variables of the surroundings that would change what is printed. */
export const CLEAN = {
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    PULUMI_CONFIG_PASSPHRASE: undefined,
    PULUMI_CONFIG_PASSPHRASE_FILE: undefined,
    AWS_REGION: undefined,
};

/** Runs the command line tool in a process of its own, without types, whose check takes seconds and has its own tests. */
export function runPreview(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return runChecked([...args, "--no-types"], environment);
}

/** The same with types. */
export function runChecked(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return run([LAUNCHER, ...args], environment);
}

/** Runs it for each of these in one process, one after the other, and without types. */
export async function runPreviews(
    all: readonly (readonly string[])[],
    environment: NodeJS.ProcessEnv = {},
): Promise<readonly Ran[]> {
    const { code, stdout, stderr } = await run(
        [MANY, JSON.stringify(all.map((args) => [...args, "--no-types"]))],
        environment,
    );
    if (code !== 0) {
        throw new Error(`${stdout}\n${stderr}`);
    }
    return JSON.parse(stdout) as Ran[];
}

/** Runs a Node.js script of the repository. */
export function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const child = spawn(process.execPath, args, {
        cwd: REPOSITORY,
        env: { ...process.env, NODE_OPTIONS: undefined, ...CLEAN, ...environment },
        stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code, stdout, stderr });
        });
    });
}

/** Everything printed, with the project's directory written as <root>. */
export function textOf({ stdout, stderr }: Ran, root: string): string {
    return (stdout + stderr).replaceAll(root, "<root>");
}
