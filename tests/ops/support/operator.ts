import path from "node:path";
import { runOps } from "../../../ops/cli";
import type { World } from "../../../ops/world";

export const fixture = path.resolve(__dirname, "../../fixtures/ops");

/** What a command line came to. */
export interface Ran {
    readonly code: number;
    readonly out: string;
    readonly err: string;
    /** Of --json. */
    readonly answer: Readonly<Record<string, unknown>>;
}

/** How the world is, where it is not as usual. */
export interface Circumstances extends Partial<World> {
    /** What a person answers; without one, nobody is there. */
    readonly says?: string;
}

/** 30 November 2026, noon. */
export const noon = Date.UTC(2026, 10, 30, 12);

/** Runs a command line with a clock that stands still but for the waiting. */
export async function operate(argv: readonly string[], circumstances: Circumstances = {}): Promise<Ran> {
    const { says, ...world } = circumstances;
    let out = "";
    let err = "";
    let now = noon;
    const code = await runOps(argv, {
        root: fixture,
        terminal: says !== undefined,
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        ask: (question) => {
            err += question;
            return Promise.resolve(says ?? "");
        },
        now: () => now,
        sleep: (milliseconds) => {
            now += milliseconds;
            return Promise.resolve();
        },
        spawn: () => Promise.resolve(undefined),
        ...world,
    });
    return { code, out, err, answer: out.startsWith("{") ? (JSON.parse(out) as Record<string, unknown>) : {} };
}
