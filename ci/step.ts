import { exitCodes, StepError } from "./errors";
import type { Host } from "./host";

/** What came of a program that a step started. */
export interface Ended {
    readonly code: number;
    readonly stdout: string;
}

/** What a step has to do with besides its flags. */
export interface Surroundings {
    /** Directory of Pulumi.yaml and the stack files. */
    readonly root: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly host: Host;
    readonly out: (text: string) => void;
    /** Runs a program in the root; what it says on stderr goes where the step's own output goes. */
    readonly run: (command: string, args: readonly string[], options?: RunOptions) => Promise<Ended>;
    readonly fetch: typeof fetch;
}

export interface RunOptions {
    /** On top of the step's own environment. */
    readonly env?: Readonly<Record<string, string>>;
    /** Whether its stdout is the step's own, and its stdin as well, so that it can ask at a terminal. */
    readonly shows?: boolean;
    /** What it reads on stdin. Default: nothing, or with `shows` what the step would. */
    readonly input?: string;
}

export interface Flags {
    readonly stack: string | undefined;
    /** Folder that steps hand files on in. */
    readonly folder: string;
    readonly base: string | undefined;
    readonly failed: boolean;
    readonly service: string | undefined;
    /** Folder of the app, from the root. */
    readonly context: string;
    /** From the context. */
    readonly dockerfile: string;
}

/** Something that a pipeline does, the same in GitHub Actions, CircleCI and a terminal. */
export interface Step {
    readonly name: string;
    readonly flags: string;
    readonly summary: string;
    /** @returns the exit code. @throws StepError */
    readonly run: (surroundings: Surroundings, flags: Flags) => Promise<number>;
}

/** @throws StepError (2) without a stack. */
export function stackOf({ stack }: Flags): string {
    if (stack === undefined) {
        throw new StepError(exitCodes.usage, "name the stack: --stack NAME");
    }
    return stack;
}
