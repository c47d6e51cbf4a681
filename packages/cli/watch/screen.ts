import path from "node:path";
import type { Options } from "../options";
import { renderOutcome, type Outcome } from "../output";
import { makeStyle, wantsColour } from "@platform/preview/render/style";
import type { Preview } from "@platform/preview/result";
import { sinceLastRun } from "./since";

const CLEAR = "\u001b[2J\u001b[3J\u001b[H";
const CLEAR_LINE = "\r\u001b[K";
/** More files than this are only counted. */
const MOST_NAMED = 3;

/** Where a terminal shows the last run alone, any other output gets one run after the other, each under a line that says why. */
export class Screen {
    private readonly isTerminal = process.stdout.isTTY && process.env["TERM"] !== "dumb";
    private readonly style = makeStyle(wantsColour(process.stdout, process.env));
    private last: Preview | undefined;
    private began = 0;

    constructor(private readonly options: Options) {}

    /** @param changed The files whose change is the reason for this run; none for the first one. */
    begin(changed: readonly string[]): void {
        this.began = performance.now();
        if (changed.length > 0) {
            const names = changed.slice(0, MOST_NAMED).map((file) => path.relative(process.cwd(), file));
            const rest = changed.length - names.length;
            const text = `${names.join(", ")}${rest === 0 ? "" : ` and ${rest} more`} changed`;
            process.stdout.write(this.isTerminal ? `${CLEAR_LINE}${text}` : `\n--- ${text}\n`);
        }
    }

    show(outcome: Outcome): void {
        const { preview } = outcome;
        process.stdout.write(`${this.isTerminal ? CLEAR : ""}${renderOutcome(outcome, this.options)}`);
        if (preview.placeholder.failures.length > 0) {
            // Of a program that stopped early, what it lacks says nothing.
            return;
        }
        const since = this.last === undefined ? [] : sinceLastRun(this.last, preview, this.style);
        this.last = preview;
        if (since.length > 0) {
            process.stdout.write(`\n${this.style.bold("Since the last run")}\n${since.join("\n")}\n`);
        }
    }

    /** In place of a result. */
    explain(message: string): void {
        process.stdout.write(`${this.isTerminal ? CLEAR : ""}${this.style.red(message)}\n`);
    }

    /** @param unchecked Whether the types are still being checked. */
    waiting(files: number, unchecked = false): void {
        const seconds = ((performance.now() - this.began) / 1000).toFixed(1);
        const types = unchecked ? "; types are still being checked" : "";
        const text = this.style.dim(`${seconds} s${types}; watching ${files} files, Ctrl-C ends`);
        process.stdout.write(this.isTerminal ? `${CLEAR_LINE}${text}` : `${text}\n`);
    }

    /** The types are checked. @param outcome What they change; undefined for nothing. */
    complete(outcome: Outcome | undefined, files: number): void {
        if (outcome !== undefined) {
            this.show(outcome);
        }
        this.waiting(files);
    }

    end(): void {
        if (this.isTerminal) {
            process.stdout.write("\n");
        }
    }
}
