import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { command, type Given } from "../scripts/command-line";
import { measure, median } from "./measure";
import { measureRerun } from "./rerun";
import type { Measured } from "./measure";
import { Variants } from "./variants";

const HELP = `Measures previews of staging and prod, of prod with more services, judged and watched, each beside what nobody can undercut:
loading the two packages. The machine has to be quiet.

  npm run bench              7 rounds
  npm run bench -- ROUNDS    so many

Exit code: 0 measured; 2 the command line is wrong.`;

/** What is measured against what. */
interface Case {
    readonly name: string;
    readonly args: readonly string[];
    /** A re-run of --watch instead of a whole process. */
    readonly watches?: boolean;
}

interface Row {
    readonly name: string;
    readonly registrations: number | undefined;
    readonly milliseconds: number;
    /** Processor time, which depends less on what else the machine does. */
    readonly userMilliseconds: number;
    readonly peakMiB: number;
}

/** As `npm run preview` starts it: the tool, and before it flags for Node.js. */
const PREVIEW = previewArguments();
const DEFAULT_ROUNDS = 7;
const EXTRA_SERVICES = [10, 50, 200];

function previewArguments(): string[] {
    const root = path.join(__dirname, "..");
    const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
        scripts: { preview: string };
    };
    const [, ...args] = scripts.preview.split(" ");
    return args.map((argument) => (argument.startsWith("-") ? argument : path.join(root, argument)));
}

function cases(variants: Variants): Case[] {
    const plan = (...args: string[]): string[] => [...PREVIEW, ...args, "--no-policies"];
    const largest = Math.max(...EXTRA_SERVICES);
    return [
        { name: "floor: loading @pulumi/pulumi and @pulumi/aws", args: [path.join(__dirname, "floor.cjs")] },
        { name: "staging", args: plan("staging") },
        { name: "prod", args: plan("prod") },
        ...EXTRA_SERVICES.map((count) => ({
            name: `prod and ${count} services`,
            args: plan("prod", "--config-file", variants.withServices(count)),
        })),
        { name: "prod, judged by the policy pack", args: [...PREVIEW, "prod"] },
        {
            name: `prod and ${largest} services, judged by the policy pack`,
            args: [...PREVIEW, "prod", "--config-file", variants.withServices(largest)],
        },
        { name: "prod, judged by the policy pack, again after a save (--watch)", args: ["prod"], watches: true },
    ];
}

/** A line on a terminal that is written over; nothing elsewhere. */
function progress(text: string): void {
    if (process.stderr.isTTY) {
        process.stderr.write(`\r${text}\u001b[K`);
    }
}

/** One round after the other, so that a busy moment of the machine hits all cases alike. */
async function measureAll(all: readonly Case[], rounds: number): Promise<Row[]> {
    const measured = new Map<string, Measured[]>(all.map(({ name }) => [name, []]));
    for (let round = 0; round <= rounds; round++) {
        for (const { name, args, watches } of all) {
            const result = await (watches === true ? measureRerun(PREVIEW, args) : measure(args));
            // The first round fills caches.
            if (round > 0) {
                measured.get(name)?.push(result);
            }
            progress(`round ${round} of ${rounds}: ${name}`);
        }
    }
    progress("");
    return [...measured].map(([name, results]) => toRow(name, results));
}

function toRow(name: string, results: readonly Measured[]): Row {
    const summary = /: (\d+) resources? in (\d+) components?/.exec(results[0]?.stdout ?? "");
    return {
        name,
        registrations: summary === null ? undefined : Number(summary[1]) + Number(summary[2]),
        milliseconds: median(results.map(({ milliseconds }) => milliseconds)),
        userMilliseconds: median(results.map(({ userMilliseconds }) => userMilliseconds)),
        peakMiB: Math.max(...results.map(({ peakMiB }) => peakMiB)),
    };
}

function table(rows: readonly Row[]): string[] {
    const floor = rows[0]?.milliseconds ?? Number.NaN;
    const prod = rows.find(({ name }) => name === "prod");
    const cells = rows.map((row) => [
        row.name,
        row.registrations?.toString() ?? "",
        `${(row.milliseconds / 1000).toFixed(2)} s`,
        `${(row.milliseconds / floor).toFixed(2)}×`,
        `${(row.userMilliseconds / 1000).toFixed(2)} s`,
        perExtraResource(row, prod),
        `${row.peakMiB.toFixed(0)} MiB`,
    ]);
    const head = ["case", "registrations", "median", "to floor", "processor", "per extra one", "peak"];
    const widths = head.map((title, column) =>
        Math.max(...[head, ...cells].map((row) => (row[column] ?? title).length)),
    );
    const line = (row: readonly string[]): string =>
        row
            .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
            .join("  ");
    return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)];
}

function perExtraResource(row: Row, prod: Row | undefined): string {
    const extra = (row.registrations ?? 0) - (prod?.registrations ?? 0);
    return prod === undefined || extra <= 0 || row === prod
        ? ""
        : `${((row.milliseconds - prod.milliseconds) / extra).toFixed(2)} ms`;
}

async function main({ values: [given] }: Given): Promise<void> {
    const rounds = Number(given ?? DEFAULT_ROUNDS);
    const variants = new Variants();
    try {
        const rows = await measureAll(cases(variants), rounds);
        const [load = 0] = loadavg();
        const machine = `Node.js ${process.versions.node}, ${cpus().length} cores, load ${load.toFixed(1)}, ${rounds} rounds, both worlds`;
        process.stdout.write([machine, "", ...table(rows), ""].join("\n"));
    } finally {
        variants.remove();
    }
}

command({ help: HELP, values: { what: "a number of rounds", form: /^[1-9]\d*$/, most: 1 } }, main);
