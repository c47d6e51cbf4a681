import { parseArgs } from "node:util";
import { table } from "../ops/table";
import { exitCodes, StepError } from "./errors";
import type { Flags, Step, Surroundings } from "./step";
import { accept } from "./steps/accept";
import { comment } from "./steps/comment";
import { drift } from "./steps/drift";
import { image } from "./steps/image";
import { notify } from "./steps/notify";
import { plan } from "./steps/plan";
import { preview } from "./steps/preview";
import { up } from "./steps/up";

/** In the order in which a change meets them. */
export const steps: readonly Step[] = [preview, comment, plan, up, accept, notify, drift, image];

export const help = `What the pipeline does, the same in GitHub Actions, CircleCI and a terminal. ci/README.md says what each needs.

Usage: npm run ci -- STEP [flags]

${table(steps.map(({ name, flags, summary }) => [`  ${name}`, flags, summary])).join("\n")}

Flags:
  --stack NAME       the stack
  --base REV         what a pull request is compared with
  --folder DIR       where steps hand files on (default: preview)
  --failed           the deployment failed
  --service NAME     the service whose image is built
  --context DIR      the app, with its Dockerfile (default: .)
  --dockerfile FILE  below it (default: Dockerfile)
  --help             show this text

Exit codes: 0 all is well, 1 something is not as it should be, 2 the command line, the surroundings or the configuration is wrong.
`;

/** Runs one step, and returns the exit code. */
export async function runStep(argv: readonly string[], surroundings: Surroundings): Promise<number> {
    try {
        const { name, flags, wantsHelp } = read(argv);
        if (wantsHelp) {
            surroundings.out(help);
            return exitCodes.done;
        }
        const step = steps.find((one) => one.name === name);
        if (step === undefined) {
            const known = steps.map((one) => one.name).join(", ");
            throw new StepError(exitCodes.usage, `the step is ${JSON.stringify(name)}; allowed: ${known}`);
        }
        return await step.run(surroundings, flags);
    } catch (error) {
        const { message, exitCode = exitCodes.usage } = error as Error & { exitCode?: number };
        surroundings.out(`error: ${message}\n`);
        return exitCode;
    }
}

function read(argv: readonly string[]): { name: string; flags: Flags; wantsHelp: boolean } {
    const options = {
        stack: { type: "string", short: "s" },
        base: { type: "string" },
        folder: { type: "string", default: "preview" },
        failed: { type: "boolean", default: false },
        service: { type: "string" },
        context: { type: "string", default: "." },
        dockerfile: { type: "string", default: "Dockerfile" },
        help: { type: "boolean", short: "h", default: false },
    } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const [name = "", ...others] = positionals;
    if (others.length > 0) {
        throw new StepError(exitCodes.usage, `one step at a time: got ${positionals.join(", ")}`);
    }
    const { help: wantsHelp, ...flags } = values;
    return { name, flags: { stack: undefined, base: undefined, service: undefined, ...flags }, wantsHelp };
}
