import type { LogEntry } from "../result";
import type { RunInput } from "./host";

/** A running program's hold on the process, until it is released. */
export interface CapturedProcess {
    readonly output: LogEntry[];
    release(): void;
}

/** Thrown in a program that calls process.exit, which would end the tool as well. */
export class ProgramExit extends Error {
    override readonly name = "ProgramExit";

    constructor(code: number | string | null | undefined) {
        super(`the program called process.exit(${code ?? ""})`);
    }
}

/** Gives a program the surroundings of the language host: directory, variables, arguments, and handlers of errors. */
export function captureProcess(input: RunInput, onError: (error: unknown) => void): CapturedProcess {
    const output: LogEntry[] = [];
    const undo = [
        replaceDirectory(input.project.workingDirectory),
        replaceEnvironment(input),
        replaceArguments(),
        replaceExit(),
        captureStream("stdout", output),
        captureStream("stderr", output),
        listenTo("uncaughtException", onError),
        listenTo("unhandledRejection", onError),
    ];
    return {
        output,
        release: () => {
            for (const restore of undo.reverse()) {
                restore();
            }
        },
    };
}

function replaceDirectory(directory: string): () => void {
    const before = process.cwd();
    process.chdir(directory);
    return () => {
        process.chdir(before);
    };
}

function replaceEnvironment(input: RunInput): () => void {
    const before = { ...process.env };
    Object.assign(process.env, {
        PULUMI_NODEJS_ORGANIZATION: input.organization,
        PULUMI_NODEJS_PROJECT: input.project.name,
        PULUMI_NODEJS_ROOT_DIRECTORY: input.project.root,
        PULUMI_NODEJS_STACK: input.stack,
        PULUMI_NODEJS_DRY_RUN: "true",
    });
    return () => {
        for (const name of Object.keys(process.env).filter((key) => !(key in before))) {
            Reflect.deleteProperty(process.env, name);
        }
        Object.assign(process.env, before);
    };
}

function replaceArguments(): () => void {
    const before = process.argv;
    process.argv = before.slice(0, 2);
    return () => {
        process.argv = before;
    };
}

function replaceExit(): () => void {
    const before = process.exit.bind(process);
    process.exit = (code) => {
        throw new ProgramExit(code);
    };
    return () => {
        process.exit = before;
    };
}

function captureStream(name: "stdout" | "stderr", output: LogEntry[]): () => void {
    const stream = process[name];
    const before = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
        const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
        output.push({ level: name, message: text.replace(/\n$/, "") });
        const done = rest.find((item) => typeof item === "function") as (() => void) | undefined;
        done?.();
        return true;
    };
    return () => {
        stream.write = before;
    };
}

function listenTo(event: "uncaughtException" | "unhandledRejection", onError: (error: unknown) => void): () => void {
    process.on(event, onError);
    return () => {
        process.off(event, onError);
    };
}
