import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { planOfBaseline } from "@platform/analysis/of-preview";
import { readState } from "@platform/preview/against/state-file";
import { UsageError } from "@platform/preview/errors";
import { loadProject } from "@platform/preview/project/project";
import { nextStep } from "./next-step";
import { mayBeDestroyed, removalOf } from "./removal";
import type { Removal } from "./removal";
import { renderRemoval } from "./render";

const HELP = `Where a stack stands on its way to its end, from its state: what is protected, what is lost, what stays and costs, and the
next command of docs/runbooks/remove-a-stack.md. It changes nothing.

  npm run remove -- STACK                asks the Pulumi CLI for the state
  npm run remove -- STACK --state FILE   reads what "pulumi stack export" wrote
  --json                                 the answer as JSON, with the next step

Exit code: 0 the stack may be destroyed, or is gone; 1 something protects it, or an update is unfinished;
2 the command line or the state is wrong.
`;

const ROOT = path.resolve(__dirname, "../..");

/** Prints where the stack stands, and returns the exit code. */
function main(argv: readonly string[]): number {
    const { stack, state, json, help } = read(argv);
    if (help) {
        process.stdout.write(HELP);
        return 0;
    }
    const removal = state === undefined ? withExport(stack, (file) => removalIn(stack, file)) : removalIn(stack, state);
    const answer = { ...removal, mayBeDestroyed: mayBeDestroyed(removal), next: nextStep(removal) };
    process.stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : renderRemoval(removal));
    return mayBeDestroyed(removal) ? 0 : 1;
}

function read(argv: readonly string[]): { stack: string; state: string | undefined; json: boolean; help: boolean } {
    const options = {
        state: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
    } as const;
    let parsed;
    try {
        parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
    } catch (error) {
        throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
    }
    const { values, positionals } = parsed;
    const { state, json = false, help = false } = values;
    const [stack = "", ...others] = positionals;
    if (!help && (stack === "" || others.length > 0)) {
        throw new UsageError(`name one stack: got ${positionals.join(", ") || "none"}.\n\n${HELP}`);
    }
    return { stack, state, json, help };
}

function removalIn(stack: string, file: string): Removal {
    const project = loadProject(ROOT);
    const baseline = readState(project, stack, file, `--state ${file}`);
    const config = { overlay: new Map<string, unknown>() };
    const plan = planOfBaseline(baseline, { project, stack, config, policyPacks: [], policyPackConfigs: [] });
    return removalOf(plan, baseline.notes);
}

/** The state as the CLI exports it, gone again afterwards: it holds every input of every resource. */
function withExport<T>(stack: string, use: (file: string) => T): T {
    const directory = mkdtempSync(path.join(tmpdir(), "remove-"));
    const file = path.join(directory, "state.json");
    try {
        const args = ["stack", "export", "--stack", stack, "--file", file];
        const { status, stderr, error } = spawnSync("pulumi", args, { cwd: ROOT, encoding: "utf8" });
        if (status !== 0) {
            const why = error?.message ?? stderr.trim();
            throw new UsageError(
                [
                    `${stack}: the Pulumi CLI gave no state.`,
                    `pulumi ${args.slice(0, 4).join(" ")}: ${why}`,
                    "",
                    "Next: where the CLI is installed (https://www.pulumi.com/docs/install/) and signed in to the state, then here:",
                    `    npx pulumi stack export --stack ${stack} --file state.json`,
                    `    npm run remove -- ${stack} --state state.json`,
                ].join("\n"),
            );
        }
        return use(file);
    } finally {
        rmSync(directory, { recursive: true });
    }
}

try {
    process.exitCode = main(process.argv.slice(2));
} catch (error) {
    if (!(error instanceof UsageError)) {
        throw error;
    }
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
}
