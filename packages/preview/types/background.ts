import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

export interface Ended {
    /** Undefined after a signal, or if it could not be started. */
    readonly code: number | undefined;
    readonly stdout: string;
    readonly stderr: string;
}

/** Processes that let this one become idle, and so end its program's run, until somebody waits for them. */
export class BackgroundProcesses {
    private readonly running = new Set<ChildProcess>();
    private isAwaited = false;
    private isOver = false;

    run(command: string, args: readonly string[], directory: string): Promise<Ended> {
        if (this.isOver) {
            return Promise.resolve({ code: undefined, stdout: "", stderr: "" });
        }
        const child = spawn(command, args, { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
        const text = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text.stdout += chunk));
        child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text.stderr += chunk));
        this.running.add(child);
        if (!this.isAwaited) {
            handlesOf(child).forEach((handle) => {
                handle.unref();
            });
        }
        return new Promise((resolve) => {
            const end = (code: number | undefined): void => {
                this.running.delete(child);
                resolve({ code, ...text });
            };
            child.on("error", () => {
                end(undefined);
            });
            child.on("close", (code) => {
                end(code ?? undefined);
            });
        });
    }

    /** From now on this process stays until they have ended. */
    foreground(): void {
        this.isAwaited = true;
        [...this.running].flatMap(handlesOf).forEach((handle) => {
            handle.ref();
        });
    }

    /** Ends all of them; none starts after that. */
    kill(): void {
        this.isOver = true;
        this.running.forEach((child) => child.kill("SIGKILL"));
    }
}

interface Handle {
    ref(): void;
    unref(): void;
}

/** The pipes are sockets, though their types do not say so. */
function handlesOf(child: ChildProcess): Handle[] {
    return [child, child.stdout, child.stderr] as unknown as Handle[];
}
