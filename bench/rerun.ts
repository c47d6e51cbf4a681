import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Measured, measure, median } from "./measure";

const ROOT = path.join(__dirname, "..");
/** What the program, its configuration and its policy pack consist of. */
const PARTS = [
    "Pulumi.yaml",
    "Pulumi.prod.yaml",
    "Pulumi.shared-services.yaml",
    "package.json",
    "tsconfig.json",
    "index.ts",
    "config",
    "components",
    "ec2-apps",
    "functions",
    "sites",
    "saml",
];
/** Deep inside, so that the whole program depends on it. */
const EDITED = "components/shared/records.ts";
const EDITS = 3;

/** From a save until the new report is there, with what one run of the same takes of processor time and memory. */
export async function measureRerun(preview: readonly string[], args: readonly string[]): Promise<Measured> {
    const copy = mkdtempSync(path.join(tmpdir(), "preview-bench-"));
    for (const part of [...PARTS, "policy-pack"]) {
        cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
    }
    symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
    const common = [...preview, ...args, "--cwd", copy];
    try {
        const milliseconds = await watched(copy, [...common, "--watch"]);
        return { ...(await measure(common)), milliseconds };
    } finally {
        rmSync(copy, { recursive: true });
    }
}

async function watched(copy: string, args: readonly string[]): Promise<number> {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const times: number[] = [];
    try {
        await report(child);
        for (let edit = 0; edit < EDITS; edit++) {
            // Somebody who saves has read the last report: the pack for the next run has had time to start.
            await new Promise((resolve) => setTimeout(resolve, 1500));
            const saved = performance.now();
            const next = report(child);
            appendFileSync(path.join(copy, EDITED), `// edit ${edit}\n`);
            await next;
            times.push(performance.now() - saved);
        }
    } finally {
        child.kill("SIGINT");
    }
    return median(times);
}

/** Waits for the line under a report. */
function report(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
        const listen = (chunk: Buffer): void => {
            if (/; watching \d+ files/.test(chunk.toString("utf8"))) {
                child.stdout?.off("data", listen);
                resolve();
            }
        };
        child.stdout?.on("data", listen);
        child.once("exit", (code) => {
            reject(new Error(`--watch ended with code ${String(code)}`));
        });
    });
}
