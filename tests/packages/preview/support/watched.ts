import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";

const LAUNCHER = path.resolve(__dirname, "../../../../packages/cli/preview.cjs");
const WAITING = /\d+\.\d s(; types are still being checked)?; watching (\d+) files, Ctrl-C ends\n/;
const MOST_MILLISECONDS = 100_000;

/** A preview that runs with --watch, until it is interrupted. */
export class Watched {
    private readonly child: ChildProcessWithoutNullStreams;
    private text = "";
    private notice: () => void = () => undefined;

    constructor(directory: string, flags: readonly string[]) {
        const args = [LAUNCHER, "dev", "--cwd", directory, "--watch", ...flags];
        this.child = spawn(process.execPath, args, { cwd: directory, env: { ...process.env, NO_COLOR: "1" } });
        for (const stream of [this.child.stdout, this.child.stderr]) {
            stream.on("data", (chunk: Buffer) => {
                this.text += chunk.toString("utf8");
                this.notice();
            });
        }
        this.child.on("close", () => {
            this.notice();
        });
    }

    /** Everything up to the next line that says how many files are watched, and that number. */
    async run(): Promise<{ readonly text: string; readonly files: number; readonly unchecked: boolean }> {
        const late = setTimeout(() => this.child.kill("SIGKILL"), MOST_MILLISECONDS);
        try {
            for (;;) {
                const match = WAITING.exec(this.text);
                if (match !== null) {
                    const end = match.index + match[0].length;
                    const text = this.text.slice(0, match.index);
                    this.text = this.text.slice(end);
                    return { text, files: Number(match[2]), unchecked: match[1] !== undefined };
                }
                if (this.child.exitCode !== null || this.child.signalCode !== null) {
                    throw new Error(`--watch ended with ${String(this.child.exitCode)}:\n${this.text}`);
                }
                await new Promise<void>((resolve) => {
                    this.notice = resolve;
                });
            }
        } finally {
            clearTimeout(late);
        }
    }

    /** Everything up to such a line under which nothing more will come: the types are checked. */
    async settled(): Promise<string> {
        const { text, unchecked } = await this.run();
        return unchecked ? text + (await this.settled()) : text;
    }

    /** Ctrl-C; the exit code. */
    interrupt(): Promise<number | null> {
        return new Promise((resolve) => {
            this.child.once("close", resolve);
            this.child.kill("SIGINT");
        });
    }

    kill(): void {
        this.child.kill("SIGKILL");
    }
}
