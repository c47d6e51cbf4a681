import { spawn } from "node:child_process";
import path from "node:path";
import { runStep } from "./cli";
import { hostOf } from "./host";
import type { Ended, RunOptions } from "./step";

const root = path.resolve(__dirname, "..");

function run(
    command: string,
    args: readonly string[],
    { env = {}, shows = false, input }: RunOptions = {},
): Promise<Ended> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {
            cwd: root,
            env: { ...process.env, ...env },
            stdio: [input !== undefined ? "pipe" : shows ? "inherit" : "ignore", shows ? "inherit" : "pipe", "inherit"],
        });
        child.stdin?.end(input);
        let stdout = "";
        child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code: code ?? 1, stdout });
        });
    });
}

void runStep(process.argv.slice(2), {
    root,
    env: process.env,
    host: hostOf(process.env, fetch),
    out: (text) => void process.stdout.write(text),
    run,
    fetch,
}).then((code) => {
    process.exitCode = code;
});
