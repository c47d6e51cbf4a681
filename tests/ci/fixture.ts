import path from "node:path";
import { runStep } from "../../ci/cli";
import { hostOf } from "../../ci/host";
import type { Ended, RunOptions } from "../../ci/step";

export const root = path.resolve(__dirname, "../..");

/** A program that a step started, and the variables that it was given. */
export interface Started {
    readonly command: string;
    readonly env: RunOptions["env"];
    readonly input: string | undefined;
}

/** A request that a step sent. */
export interface Sent {
    readonly request: string;
    readonly body: unknown;
}

export interface StepSituation {
    readonly env?: Readonly<Record<string, string>>;
    /** What programs answer, by how their command begins; others end well and say nothing. */
    readonly programs?: Readonly<Record<string, Partial<Ended>>>;
    /** What servers answer, by method and URL, or how it begins; others refuse the connection. */
    readonly servers?: Readonly<Record<string, readonly [status: number, body?: unknown]>>;
    readonly directory?: string;
}

/** Runs a step, with nothing of the world but what the situation has. */
export async function runInSituation(argv: readonly string[], situation: StepSituation = {}) {
    const { env = {}, programs = {}, servers = {}, directory = root } = situation;
    const said: string[] = [];
    const started: Started[] = [];
    const sent: Sent[] = [];
    const fetching = ((url: string, { method = "GET", body }: RequestInit = {}) => {
        const request = `${method} ${url}`;
        sent.push({ request, body: typeof body === "string" ? (JSON.parse(body) as unknown) : undefined });
        const [, answer] = longestFirst(servers).find(([start]) => request.startsWith(start)) ?? [];
        return answer === undefined
            ? Promise.reject(new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") }))
            : Promise.resolve(new Response(JSON.stringify(answer[1] ?? {}), { status: answer[0] }));
    }) as typeof fetch;
    const code = await runStep(argv, {
        root: directory,
        env,
        host: hostOf(env, fetching),
        out: (text) => said.push(text),
        run: (command, args, options = {}) => {
            const line = [command, ...args].join(" ");
            started.push({ command: line, env: options.env, input: options.input });
            const [, answer] = longestFirst(programs).find(([start]) => line.startsWith(start)) ?? [];
            return Promise.resolve({ code: 0, stdout: "", ...answer });
        },
        fetch: fetching,
    });
    return { code, said: said.join(""), started, sent };
}

function longestFirst<T>(answers: Readonly<Record<string, T>>): [string, T][] {
    return Object.entries(answers).sort(([a], [b]) => b.length - a.length);
}
