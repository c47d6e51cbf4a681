import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ProgramFailure, StackFrame } from "../result";
import { parseVerdict, sentence } from "../types/diagnostic";
import { ProgramExit } from "./captured-process";
import { DeadlineError } from "./deadline";

/** The tool's own calls lead to every program and say nothing about it. */
const TOOL = path.join(__dirname, "../..") + path.sep;

/** Translates a position in running code to the user's source. */
export type MapPosition = (
    file: string,
    line: number,
    column: number,
) => { readonly line: number; readonly column: number };

/** Collects what goes wrong in a program, each failure once however many promises it runs through. */
export class Failures {
    private readonly errors = new Set<unknown>();
    private readonly others: ProgramFailure[] = [];

    constructor(
        private readonly mapPosition: MapPosition,
        /** The URN of the resource that an error names, if it is known by now. */
        private readonly urnOf: (resource: unknown) => string | undefined = () => undefined,
    ) {}

    get any(): boolean {
        return this.errors.size > 0 || this.others.length > 0;
    }

    get timedOut(): boolean {
        return [...this.errors].some((error) => error instanceof DeadlineError);
    }

    thrown(error: unknown): void {
        this.errors.add(error);
    }

    report(failure: ProgramFailure): void {
        this.others.push(failure);
    }

    /** Only now: the SDK goes on adding the names of properties to a message while the error travels. */
    list(): ProgramFailure[] {
        const failures = [...[...this.errors].map((error) => this.describe(error)), ...this.others];
        const unique = new Map(failures.map((failure) => [JSON.stringify(failure), failure]));
        return [...unique.values()];
    }

    private describe(error: unknown): ProgramFailure {
        if (!(error instanceof Error)) {
            return { kind: "exception", message: String(error), frames: [] };
        }
        const marked = error as Error & Record<string, unknown>;
        if (marked["__pulumiRunError"] === true) {
            return { kind: "run-error", message: error.message, frames: [] };
        }
        if (marked["__pulumResourceError"] === true) {
            const urn = this.urnOf(marked["resource"]);
            const frames = marked["hideStack"] === true ? [] : this.frames(error);
            return { kind: "resource-error", message: error.message, frames, ...(urn === undefined ? {} : { urn }) };
        }
        if (error instanceof DeadlineError) {
            return { kind: "timeout", message: error.message, frames: [] };
        }
        if (error instanceof ProgramExit) {
            return { kind: "exit", message: error.message, frames: this.frames(error) };
        }
        return { kind: "exception", message: messageOf(error), frames: this.frames(error) };
    }

    private frames(error: Error): StackFrame[] {
        const frames = parseFrames(error.stack ?? "").filter(({ location }) => !location.file.startsWith(TOOL));
        return frames.map((frame) => {
            const { file, line, column } = frame.location;
            return { ...frame, location: { file, ...this.mapPosition(file, line, column) } };
        });
    }
}

/** `TypeError: …`, followed by what caused it. */
function messageOf(error: Error): string {
    const [first = ""] = error.message.split("\nRequire stack:");
    const text = error.name === "Error" || first.startsWith(error.name) ? first : `${error.name}: ${first}`;
    const cause = error.cause instanceof Error ? `\ncaused by: ${messageOf(error.cause)}` : "";
    return (text === "" ? error.name : text) + cause;
}

const FRAME = /^\s+at (?:async )?(?:(.+?) \()?((?:file:\/\/)?[^()]+?):(\d+):(\d+)\)?$/;

/** Reads the frames of a stack as V8 writes it, without those of Node.js itself. */
export function parseFrames(stack: string): StackFrame[] {
    return stack.split("\n").flatMap((line) => {
        const match = FRAME.exec(line);
        if (match === null) {
            return [];
        }
        const [, name = "", place = "", row = "", column = ""] = match;
        if (place.startsWith("node:") || !/^(file:\/\/|\/|[A-Za-z]:)/.test(place)) {
            return [];
        }
        const file = place.startsWith("file:") ? fileURLToPath(place) : place;
        const location = { file, line: Number(row), column: Number(column) };
        return [{ function: name, location, own: !/[/\\]node_modules[/\\]/.test(file) }];
    });
}

/** Each error of a program that ts-node refused by itself, with its place; any other failure as it is. */
export function typeErrorsOf(failure: ProgramFailure, directory: string): ProgramFailure[] {
    const { diagnostics } = parseVerdict(
        /Unable to compile TypeScript:\n([\s\S]*)/.exec(failure.message)?.[1] ?? "",
        directory,
    );
    const errors = diagnostics.map((diagnostic): ProgramFailure => {
        const { location } = diagnostic;
        const frames = location === undefined ? [] : [{ function: "", location, own: true }];
        return { kind: "type-error", message: sentence(diagnostic), frames };
    });
    return errors.length === 0 ? [failure] : errors;
}
