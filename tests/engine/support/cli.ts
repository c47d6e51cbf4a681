import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");

const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as Manifest;

/** The version of the CLI that package.json pins. */
export const pinnedVersion = manifest.devDependencies.pulumi;
/** The version of the AWS provider that package.json pins. */
export const awsVersion = manifest.dependencies["@pulumi/aws"];
/** The version of awsx's plugin that package.json pins. */
export const awsxVersion = manifest.dependencies["@pulumi/awsx"];

/** The version of docker-build's plugin that awsx has inside. */
export const dockerBuildVersion = (
    JSON.parse(readFileSync(require.resolve("@pulumi/docker-build/package.json"), "utf8")) as {
        readonly version: string;
    }
).version;

interface Manifest {
    readonly dependencies: { readonly "@pulumi/aws": string; readonly "@pulumi/awsx": string };
    readonly devDependencies: { readonly pulumi: string };
}

/** The CLI's file, or why there is none. */
const found = findCli();

/**
 * Tests that need the CLI. Without one of the pinned version on PATH they are pending, and their title says why: what was
 * not asked has not passed.
 */
export function describeEngine(title: string, tests: (this: Mocha.Suite) => void): void {
    const why = "file" in found ? "" : ` (not run: ${found.missing})`;
    const suite = "file" in found ? describe : describe.skip;
    suite(`engine: ${title}${why}`, function () {
        this.timeout(600_000);
        tests.call(this);
    });
}

/** How the CLI ended. */
export interface CliRun {
    readonly code: number | null;
    /** Both streams. */
    readonly text: string;
    readonly stdout: string;
}

/** A CLI at work. */
export interface RunningCli<Run> {
    readonly ended: Promise<Run>;
    /** Ends it and what it started without time to tidy up. */
    readonly kill: () => void;
}

/** Starts the CLI in the repository. */
export function startCli(args: readonly string[], environment: NodeJS.ProcessEnv): RunningCli<CliRun> {
    if (!("file" in found)) {
        throw new Error(found.missing);
    }
    const folders = [path.dirname(found.file), process.env["PATH"] ?? ""]; // the language host lies beside the CLI
    const env = { ...process.env, ...environment, PATH: folders.join(path.delimiter) };
    const child = spawn(found.file, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let [text, stdout] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
        stdout += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
    const ended = new Promise<CliRun>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code, text, stdout });
        });
    });
    const kill = () => {
        for (const id of child.pid === undefined ? [] : [child.pid, ...startedBy(child.pid)]) {
            process.kill(id, "SIGKILL");
        }
    };
    return { ended, kill };
}

/** Processes that a process started, and those that they did. The language host lives in a group of its own. */
function startedBy(id: number): number[] {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
    const children = (parent: number): number[] =>
        pairs.flatMap(([one = 0, of]) => (of === parent ? [one, ...children(one)] : []));
    return children(id);
}

function findCli(): { readonly file: string } | { readonly missing: string } {
    // The npm package in node_modules/.bin would fetch a CLI from the network.
    const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((one) => !one.includes("node_modules"));
    const files = folders.map((folder) => path.join(folder, "pulumi")).filter((file) => existsSync(file));
    const versions = files.map((file) => ({ file, version: versionOf(file) }));
    const right = versions.find(({ version }) => version === pinnedVersion);
    if (right !== undefined) {
        return right;
    }
    const others = versions.map(({ version }) => version).join(", ");
    const there = others === "" ? "there is none" : `there is ${others}`;
    return { missing: `the Pulumi CLI ${pinnedVersion} has to be on PATH; ${there}` };
}

function versionOf(file: string): string {
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return execFileSync(file, ["version"], { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
        .trim()
        .replace(/^v/, "");
}
