import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

/** How to start a pack, as the CLI would for one run of a stack. */
export interface PackStart {
    /** Directory with PulumiPolicy.yaml. */
    readonly directory: string;
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    readonly dryRun: boolean;
    /** The stack's own configuration, which the SDK offers to policies; secrets left out. Default: none. */
    readonly stackConfig?: Readonly<Record<string, string>>;
    /** Arguments for Node itself, such as a preload that makes it start sooner. */
    readonly nodeArguments?: readonly string[];
    /** Whether a pack that is still starting lets this process become idle. Default: it does not. */
    readonly background?: boolean;
    /** Default 60,000. */
    readonly timeoutMilliseconds?: number;
}

/** A pack that listens. */
export interface RunningPack {
    readonly port: number;
    readonly milliseconds: number;
    /** What the pack wrote to its error output so far. */
    errors(): string;
    stop(): Promise<void>;
}

/** A pack that was started and may not listen yet. */
export interface StartingPack {
    readonly running: Promise<RunningPack>;
    /** Waits for the pack in the foreground from now on. */
    foreground(): void;
}

/** Starts `@pulumi/pulumi/cmd/run-policy-pack`, the program that the CLI starts, and waits until it listens. */
export function startPackProcess(start: PackStart): Promise<RunningPack> {
    return spawnPack(start).running;
}

/** The same without waiting. */
export function spawnPack(start: PackStart): StartingPack {
    const begun = performance.now();
    const directory = path.resolve(start.directory);
    const runner = createRequire(path.join(directory, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    // No engine listens at that address: the pack would use it for logging only.
    const child = spawn(process.execPath, [...(start.nodeArguments ?? []), runner, "127.0.0.1:1", directory], {
        cwd: directory,
        env: { ...process.env, ...environment(start) },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const handles = [child, child.stdout, child.stderr] as unknown as { ref(): void; unref(): void }[];
    if (start.background === true) {
        for (const handle of handles) handle.unref();
    }
    return {
        running: untilListening(child, begun, start),
        foreground: () => {
            for (const handle of handles) handle.ref();
        },
    };
}

async function untilListening(child: ChildProcess, begun: number, start: PackStart): Promise<RunningPack> {
    const errors: string[] = [];
    child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
    try {
        const port = await portOf(child, start.timeoutMilliseconds ?? 60_000, () => errors.join(""));
        return {
            port,
            milliseconds: performance.now() - begun,
            errors: () => errors.join(""),
            stop: () => stop(child),
        };
    } catch (error) {
        await stop(child);
        throw error;
    }
}

function environment({ organization, project, stack, dryRun, stackConfig = {} }: PackStart): Record<string, string> {
    return {
        PULUMI_NODEJS_ORGANIZATION: organization,
        PULUMI_NODEJS_PROJECT: project,
        PULUMI_NODEJS_STACK: stack,
        PULUMI_NODEJS_DRY_RUN: String(dryRun),
        PULUMI_CONFIG: JSON.stringify(stackConfig),
    };
}

/** The port is the first line that a pack prints. */
function portOf(child: ChildProcess, milliseconds: number, errors: () => string): Promise<number> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
            fail(`did not listen within ${milliseconds} ms`);
        }, milliseconds).unref();
        const fail = (problem: string): void => {
            clearTimeout(timer);
            reject(new Error(`The policy pack ${problem}.\n${errors()}`.trimEnd()));
        };
        let output = "";
        child.stdout?.setEncoding("utf8").on("data", (text: string) => {
            output += text;
            const [line, more] = output.split("\n", 2);
            if (more === undefined) return;
            clearTimeout(timer);
            if (/^\d+$/.test(line?.trim() ?? "")) resolve(Number(line));
            else fail(`printed "${line ?? ""}" where its port was expected`);
        });
        child.once("error", (error) => {
            fail(`could not be started: ${error.message}`);
        });
        child.once("exit", (code) => {
            fail(`ended with code ${String(code)} before it listened`);
        });
    });
}

function stop(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
        child.once("exit", () => {
            resolve();
        });
        child.kill();
    });
}
