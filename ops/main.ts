import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import { runOps } from "./cli";
import type { World } from "./world";

const interruption = new AbortController();
// The second Ctrl-C ends the process, whatever it does.
process.once("SIGINT", () => {
    interruption.abort();
});

function ignore(): void {
    // Without a listener, it would end this process too.
}

const world: World = {
    root: path.resolve(__dirname, ".."),
    terminal: process.stdin.isTTY && process.stderr.isTTY,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ask: async (question) => {
        const lines = createInterface({ input: process.stdin, output: process.stderr });
        try {
            return await lines.question(question, { signal: interruption.signal });
        } finally {
            lines.close();
        }
    },
    now: () => Date.now(),
    sleep: (milliseconds) => pause(milliseconds, undefined, { signal: interruption.signal }),
    spawn: (command, args) =>
        new Promise((resolve, reject) => {
            // Ctrl-C on this terminal is the program's.
            process.on("SIGINT", ignore);
            const child = spawn(command, args, { stdio: "inherit" });
            child.once("error", (error: NodeJS.ErrnoException) => {
                if (error.code === "ENOENT") {
                    resolve(undefined);
                } else {
                    reject(error);
                }
            });
            child.once("close", () => {
                process.off("SIGINT", ignore);
            });
            child.once("exit", (code) => {
                resolve(code ?? 1);
            });
        }),
};

void runOps(process.argv.slice(2), world).then((code) => {
    process.exitCode = code;
});
