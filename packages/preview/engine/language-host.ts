import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import { positionInModule } from "../loader/translate.cjs";
import type { Project } from "../project/project";
import type { LogEntry, ProgramFailure, World } from "../result";
import { callbackClients } from "../transports/callback-clients";
import { serve } from "../transports/grpc";
import { ownProtocol } from "../transports/protocol";
import { lacksLoader, LOADER_NOTE, loaderEnvironment } from "./es-modules";
import { parseFrames, typeErrorsOf } from "./failures";
import type { MapPosition } from "./failures";
import type { Host, RunInput } from "./host";
import { monitorFor } from "./monitor-for";
import { sdkRequire, sdkVersion } from "./sdk";
import { toWorld } from "./world";

/** Node.js before 24 can hang for minutes while it colours an error: nodejs/node#64011. */
const COLOURS_SAFELY = Number(process.versions.node.split(".")[0]) >= 24;

/** When a program is given up, if nobody says otherwise: types are checked before it runs. */
export const LANGUAGE_HOST_SECONDS = 300;

/** Runs programs as the Pulumi CLI does: in the SDK's own Node.js host, a process of its own, over gRPC. */
export class LanguageHost implements Host {
    readonly concurrent = true;

    readonly notes: readonly Finding[];
    private readonly require: NodeJS.Require;
    /** Whether the program needs the preview's own loader. */
    private readonly lacksLoader: boolean;

    /** @param notes Why it is this host. */
    constructor(project: Project, notes: readonly Finding[] = []) {
        sdkVersion(project.workingDirectory);
        this.require = sdkRequire(project.workingDirectory);
        this.lacksLoader = lacksLoader(project, this.require);
        this.notes = this.lacksLoader ? [...notes, LOADER_NOTE] : notes;
    }

    async run(input: RunInput): Promise<World> {
        const started = performance.now();
        const { timeoutSeconds = LANGUAGE_HOST_SECONDS } = input;
        const protocol = ownProtocol();
        const callbacks = callbackClients(protocol);
        const monitor = monitorFor(input, callbacks.callBack);
        const served = await serve(monitor, protocol);
        try {
            const ended = await this.runProgram(input, served.address, timeoutSeconds);
            const { finished, stackOutputs } = served.progress;
            const complete = this.saysWhenDone ? finished : stackOutputs;
            const mapPosition = this.lacksLoader ? positionInModule : asItIs;
            const judged = judge(served.logs, complete, ended, timeoutSeconds);
            const failures = judged.failures.flatMap((one) => typeErrorsOf(one, input.project.workingDirectory));
            return toWorld(input, monitor, {
                logs: [...judged.logs, ...ended.output],
                failures: failures.map((failure) => withPositions(failure, mapPosition)),
                started,
                mapPosition,
            });
        } finally {
            callbacks.close();
            served.close();
        }
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    private get saysWhenDone(): boolean {
        const { ResourceMonitorService } = this.require("@pulumi/pulumi/proto/resource_grpc_pb") as {
            ResourceMonitorService: object;
        };
        return "signalAndWaitForShutdown" in ResourceMonitorService;
    }

    private runProgram(input: RunInput, address: string, timeoutSeconds: number): Promise<Ended> {
        const { project } = input;
        const given = project.runtime.options["nodeargs"];
        const nodeArguments = typeof given === "string" ? given.split(/\s+/).filter((part) => part !== "") : [];
        const child = spawn(
            process.execPath,
            [...nodeArguments, this.require.resolve("@pulumi/pulumi/cmd/run"), ...hostArguments(input, address)],
            {
                cwd: project.workingDirectory,
                env: hostEnvironment(input, this.lacksLoader),
                stdio: ["ignore", "pipe", "pipe"],
            },
        );
        return waitFor(child, timeoutSeconds);
    }
}

const PLAIN_ERRORS = path.join(__dirname, "plain-errors.cjs");

function withPositions(failure: ProgramFailure, mapPosition: MapPosition): ProgramFailure {
    const frames = failure.frames.map((frame) => {
        const { file, line, column } = frame.location;
        return { ...frame, location: { file, ...mapPosition(file, line, column) } };
    });
    return { ...failure, frames };
}

/** The host's compiler writes original positions itself. */
function asItIs(_file: string, line: number, column: number): { line: number; column: number } {
    return { line, column };
}

/** In the order in which the CLI's language plugin gives them. */
function hostArguments(input: RunInput, address: string): string[] {
    const { project } = input;
    return [
        ...["--monitor", address, "--engine", address],
        ...["--organization", input.organization, "--project", project.name],
        ...["--root-directory", project.root, "--stack", input.stack, "--pwd", project.workingDirectory],
        ...["--dry-run", "--parallel", "16", project.entryPoint],
    ];
}

function hostEnvironment(input: RunInput, withLoader: boolean): NodeJS.ProcessEnv {
    const { typescript, tsconfig } = input.project.runtime.options;
    // In an argument it would make the host refrain from loading ES modules in TypeScript.
    const preload = COLOURS_SAFELY ? "" : `--require ${JSON.stringify(PLAIN_ERRORS)}`;
    const loader = withLoader ? loaderEnvironment(input.project) : undefined;
    const full = (key: string): string => key.replace(":", ":config:");
    const values = [...input.config].map(([key, { text }]) => [full(key), text] as const);
    const secrets = [...input.config].filter(([, { secret }]) => secret).map(([key]) => key);
    return {
        ...process.env,
        NODE_OPTIONS: [process.env["NODE_OPTIONS"], preload, loader?.option].filter(Boolean).join(" "),
        ...loader?.variables,
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(values)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(secrets),
        ...(typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
        ...(typeof tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig } : {}),
    };
}

interface Ended {
    /** Undefined after a signal. */
    readonly code: number | undefined;
    readonly timedOut: boolean;
    readonly output: LogEntry[];
}

function waitFor(child: ChildProcess, timeoutSeconds: number): Promise<Ended> {
    const output: LogEntry[] = [];
    let timedOut = false;
    const timer = setTimeout(() => {
        timedOut = true;
        child.kill("SIGKILL");
    }, timeoutSeconds * 1000);
    const text = { stdout: "", stderr: "" };
    child.stdout?.on("data", (chunk: Buffer) => (text.stdout += chunk.toString("utf8")));
    child.stderr?.on("data", (chunk: Buffer) => (text.stderr += chunk.toString("utf8")));
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            clearTimeout(timer);
            for (const level of ["stdout", "stderr"] as const) {
                const lines = text[level].trimEnd();
                output.push(...(lines === "" ? [] : lines.split("\n").map((message) => ({ level, message }))));
            }
            resolve({ code: code ?? undefined, timedOut, output });
        });
    });
}

/** The host reports failures as log messages, so they are taken out of the log again. */
function judge(
    logged: readonly LogEntry[],
    complete: boolean,
    ended: Ended,
    timeoutSeconds: number,
): { failures: ProgramFailure[]; logs: LogEntry[] } {
    const errors = logged.filter(({ level }) => level === "error");
    const succeeded = complete && ended.code === 0;
    const failures = succeeded ? [] : errors.map(toFailure);
    if (ended.timedOut) {
        const message = `the program had not ended after ${timeoutSeconds} s (--timeout).`;
        failures.unshift({ kind: "timeout", message, frames: [] });
    } else if (!succeeded && failures.length === 0) {
        failures.push({ kind: "exit", message: unexplained(ended), frames: [] });
    }
    return { failures, logs: logged.filter((entry) => succeeded || entry.level !== "error") };
}

function unexplained({ code, output }: Ended): string {
    const last = output.filter(({ level }) => level === "stderr").map(({ message }) => message);
    return [`the program's process ended with code ${String(code)} and no error message.`, ...last].join("\n");
}

const HEADLINE = /^Running program '.*' failed with an unhandled exception:\n/;
const FIRST_FRAME = /\n\s+at /;

function toFailure({ message, urn }: LogEntry): ProgramFailure {
    const text = message.replace(HEADLINE, "").replace(/^(<ref \*\d+> )?Error: /, "");
    const [head = text] = text.split(FIRST_FRAME);
    const kind = urn !== undefined ? "resource-error" : HEADLINE.test(message) ? "exception" : "run-error";
    return { kind, message: head.trimEnd(), frames: parseFrames(text), ...(urn === undefined ? {} : { urn }) };
}
