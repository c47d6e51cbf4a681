import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { unproven } from "../engine/proven-versions";
import type { Analyzer } from "./analyzer";
import { DirectAnalyzer, type Pipe } from "./direct/direct-analyzer";
import { PIPE } from "./direct/messages";

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
    /**
     * Whether the process may leave out what packs do not need, and be asked over a pipe in place of gRPC, if that is proven
     * for the versions of its SDKs. Default: it starts exactly as the CLI starts it.
     */
    readonly leanStart?: boolean;
    /** Whether a pack that is still starting lets this process become idle. Default: it does not. */
    readonly background?: boolean;
    /** Default 60,000. */
    readonly timeoutMilliseconds?: number;
}

/** A pack that listens. */
export interface RunningPack {
    readonly analyzer: Analyzer;
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
    /** Ends the pack, wherever it is. */
    kill(): void;
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
    const socket = makeSocket();
    const isLean = start.leanStart === true && unprovenOfPack(directory).length === 0;
    const lean = isLean ? ["--require", LEAN_START] : [];
    // No engine listens at that address: the pack would use it for logging only.
    const child = spawn(process.execPath, ["--require", PRELOAD, ...lean, runner, "127.0.0.1:1", directory], {
        cwd: directory,
        env: { ...process.env, ...environment(start), PREVIEW_PACK_SOCKET: socket?.file },
        // The pack ends when its input does, that is with this process, however this process ends.
        stdio: ["pipe", "pipe", "pipe", ...(isLean ? (["overlapped"] as const) : [])],
    });
    child.once("exit", () => socket?.remove()).once("error", () => socket?.remove());
    const handles = [child, ...child.stdio.filter((stream) => stream != null)] as unknown as Ref[];
    if (start.background === true) {
        for (const handle of handles) handle.unref();
    }
    return {
        running: untilListening(child, begun, { ...start, socket: socket?.file }),
        foreground: () => {
            for (const handle of handles) handle.ref();
        },
        kill: () => {
            // At once: what a pack keeps for its next start at the end of a whole run is not worth waiting for.
            child.kill("SIGKILL");
            socket?.remove();
        },
    };
}

/** The SDKs of a pack that keep it from starting leanly, with their versions. */
export function unprovenOfPack(directory: string): ReturnType<typeof unproven> {
    return unproven(directory, ["@pulumi/policy", "@pulumi/pulumi"]);
}

const PRELOAD = path.join(__dirname, "preload.cjs");
const LEAN_START = path.join(__dirname, "lean-start.cjs");

/** A socket in a directory of this user alone; none on Windows, where gRPC knows no such addresses. */
function makeSocket(): { readonly file: string; remove(): void } | undefined {
    if (process.platform === "win32") return undefined;
    const directory = mkdtempSync(path.join(tmpdir(), "preview-pack-"));
    return {
        file: path.join(directory, "socket"),
        remove: () => {
            rmSync(directory, { recursive: true, force: true });
        },
    };
}

async function untilListening(
    child: ChildProcess,
    begun: number,
    start: PackStart & { readonly socket: string | undefined },
): Promise<RunningPack> {
    const errors: string[] = [];
    child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
    try {
        const port = await portOf(child, start.timeoutMilliseconds ?? 60_000, () => errors.join(""));
        const analyzer = analyzerFor(child, port, start.socket);
        return {
            analyzer,
            milliseconds: performance.now() - begun,
            errors: () => errors.join(""),
            stop: () => {
                analyzer.close();
                return stop(child);
            },
        };
    } catch (error) {
        await stop(child);
        throw error;
    }
}

/** Something that keeps this process from becoming idle, or does not. */
interface Ref {
    ref(): void;
    unref(): void;
}

/** A pack that listens at no port does so at its end of the pipe. */
function analyzerFor(child: ChildProcess, port: number, socket: string | undefined): Analyzer {
    if (port === 0) {
        return new DirectAnalyzer(child.stdio[PIPE] as Pipe);
    }
    // Loaded only here: gRPC takes a tenth of a second to load.
    const { GrpcAnalyzer } = createRequire(__filename)("./grpc-analyzer") as typeof import("./grpc-analyzer");
    return new GrpcAnalyzer(socket === undefined ? `127.0.0.1:${port}` : `unix:${socket}`);
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
            // The SDK colours errors, terminal or not.
            reject(new Error(stripVTControlCharacters(`The policy pack ${problem}.\n${errors()}`).trimEnd()));
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
