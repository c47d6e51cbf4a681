import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { load } from "js-yaml";
import { startPackProcess, type PackStart } from "@platform/preview/policies/pack-process";
import { PolicyPackClient, type PackConfig } from "@platform/preview/policies/policy-pack";
import type { ResourceRecord } from "@platform/preview/result";
import { record } from "../tests/harness/record";
import { program } from "../tests/harness/stack";
import { median } from "./measure";
import { command, type Given } from "../scripts/command-line";
import { Variants } from "./variants";

const HELP = `What the policy pack costs. It runs in a process of its own, started and asked as a preview does it, over a pipe, and as the
CLI does it, over gRPC. Analyses are of a warm pack, each after one that is not counted, and of all resources.

  npm run bench:policies              3 rounds
  npm run bench:policies -- ROUNDS    so many

Exit code: 0 measured; 2 the command line is wrong.`;

const PACK = path.join(__dirname, "../policy-pack");
const START = { directory: PACK, organization: "organization", project: "platform", stack: "prod", dryRun: true };
const DEFAULT_ROUNDS = 3;
const EXTRA_SERVICES = [0, 50, 100, 200];

interface Row {
    readonly services: number;
    readonly registrations: number;
    /** Milliseconds that the program takes to register everything, in a process that has run it before. */
    readonly program: number;
    /** Milliseconds from the first question to the last answer, for one world. */
    readonly piped: number;
    readonly grpc: number;
    readonly findings: number;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
    const begun = performance.now();
    const result = await work();
    return [performance.now() - begun, result];
}

function settings(): PackConfig {
    return JSON.parse(readFileSync(path.join(PACK, "settings/prod.json"), "utf8")) as PackConfig;
}

function configuration(file: string): Record<string, unknown> {
    return (load(readFileSync(file, "utf8")) as { config: Record<string, unknown> }).config;
}

/** Milliseconds from the start of the process until it listens. */
async function startTimes(rounds: number): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
        const pack = await startPackProcess(START);
        await pack.stop();
        // The first start fills the cache of stripped sources.
        if (round > 0) times.push(pack.milliseconds);
    }
    return times;
}

async function measureServices(services: number, variants: Variants, rounds: number): Promise<Row> {
    const config = configuration(variants.withServices(services));
    const run = (): Promise<{ readonly everything: readonly ResourceRecord[] }> =>
        record(program, { config, stack: "prod", world: "strict" });
    const { everything } = await run();
    const [programTime] = await timed(run);
    const registrations = everything.length;
    const piped = await analyses({ ...START, leanStart: true }, everything, rounds);
    const grpc = await analyses(START, everything, rounds);
    const findings = piped.findings + grpc.findings;
    return { services, registrations, program: programTime, piped: piped.median, grpc: grpc.median, findings };
}

async function analyses(
    start: PackStart,
    resources: readonly ResourceRecord[],
    rounds: number,
): Promise<{ readonly median: number; readonly findings: number }> {
    const running = await startPackProcess(start);
    const times: number[] = [];
    let findings = 0;
    try {
        for (let round = 0; round <= rounds; round++) {
            // A new client remembers no answers.
            const pack = await PolicyPackClient.connect(running, start, settings());
            const [milliseconds, { diagnostics }] = await timed(() => pack.analyze(resources));
            if (round > 0) times.push(milliseconds);
            findings = diagnostics.length;
        }
        return { median: median(times), findings };
    } finally {
        await running.stop();
    }
}

function table(rows: readonly Row[]): string[] {
    const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
    const cells = rows.map(({ services, registrations, program: own, piped, grpc, findings }) => [
        services === 0 ? "prod" : `prod and ${services} services`,
        String(registrations),
        milliseconds(own),
        milliseconds(piped),
        `${(piped / registrations).toFixed(2)} ms`,
        milliseconds(grpc),
        `${(grpc / registrations).toFixed(2)} ms`,
        String(findings),
    ]);
    const head = ["case", "registrations", "program", "piped", "per resource", "by gRPC", "per resource", "findings"];
    const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
    const line = (row: readonly string[]): string =>
        row.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
    return [line(head), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)];
}

async function main({ values: [given] }: Given): Promise<void> {
    const rounds = Number(given ?? DEFAULT_ROUNDS);
    const variants = new Variants();
    try {
        const start = median(await startTimes(rounds));
        const rows: Row[] = [];
        for (const services of EXTRA_SERVICES) rows.push(await measureServices(services, variants, rounds));
        const machine = `Node.js ${process.versions.node}, ${cpus().length} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`;
        process.stdout.write(
            [`${machine}; the pack starts in ${start.toFixed(0)} ms`, "", ...table(rows), ""].join("\n"),
        );
    } finally {
        variants.remove();
    }
}

command({ help: HELP, values: { what: "a number of rounds", form: /^[1-9]\d*$/, most: 1 } }, main);
