import { spawn } from "node:child_process";
import path from "node:path";

/** One run of a whole process, from its start to its end. */
export interface Measured {
    readonly milliseconds: number;
    /** Processor time of the process, without those that it started. */
    readonly userMilliseconds: number;
    readonly peakMiB: number;
    readonly stdout: string;
}

const REPORT_MEMORY = path.join(__dirname, "report-memory.cjs");

/** @throws Error with the last of what the process printed, if it fails. */
export function measure(args: readonly string[]): Promise<Measured> {
    const started = performance.now();
    const child = spawn(process.execPath, ["--require", REPORT_MEMORY, ...args], {
        cwd: path.join(__dirname, ".."),
        stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const text = ["", "", "", ""];
    child.stdio.forEach((stream, index) => {
        stream?.on("data", (chunk: Buffer) => {
            text[index] = (text[index] ?? "") + chunk.toString("utf8");
        });
    });
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => {
            const milliseconds = performance.now() - started;
            const [, stdout = "", stderr = "", memory = ""] = text;
            if (code !== 0) {
                reject(
                    new Error(
                        `node ${args.join(" ")} ended with code ${String(code)}\n${(stdout + stderr).slice(-2000)}`,
                    ),
                );
            }
            resolve({ milliseconds, ...usageOf(memory), stdout });
        });
    });
}

/** What report-memory.cjs wrote. */
function usageOf(report: string): Pick<Measured, "userMilliseconds" | "peakMiB"> {
    const [kib = 0, microseconds = 0] = report.split(" ").map(Number);
    return { userMilliseconds: microseconds / 1000, peakMiB: kib / 1024 };
}

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
