import { Command, CommanderError } from "commander";
import { commands } from "./commands";
import type { Answer, CommandOptions, OpsCommand } from "./command";
import { explained, exitCodes } from "./errors";
import { Session } from "./session";
import { serviceOf } from "./stack";
import type { World } from "./world";

const exitCodeHelp = `
Exit codes: 0 done, or nothing to complain about; 1 something is not as it should be; 2 the command line or the
configuration is wrong; 3 a deployment failed or was rolled back; 4 AWS refused (another account, no credentials, no
permission) or cannot be reached; 5 the time is up, and what was waited for goes on; 130 interrupted. "run" ends with the
container's own code, or with 125 when the container did not start.`;

/** Runs the command line and returns the process's exit code. */
export async function runOps(argv: readonly string[], world: World): Promise<number> {
    let code: number = exitCodes.done;
    const program = new Command("ops")
        .usage("<command> [arguments] [flags]")
        .description("Deploys, watches and repairs the apps of a stack. Names come from the stack's file.")
        .addHelpText("after", exitCodeHelp)
        .helpCommand(false)
        .exitOverride()
        .configureOutput({ writeOut: world.out, writeErr: world.err });
    for (const command of commands) {
        addCommand(program, command, async (args, options) => {
            code = await runCommand(command, args, options, world);
        });
    }
    try {
        await program.parseAsync([...argv], { from: "user" });
        return code;
    } catch (error) {
        if (error instanceof CommanderError) {
            return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
        }
        const reason = explained(error);
        if (reason === undefined) {
            throw error;
        }
        world.err(`${reason.message}\n`);
        return reason.exitCode;
    }
}

function addCommand(
    program: Command,
    { name, args, summary, details, flags = [], changes, waits }: OpsCommand,
    run: (args: readonly string[], options: CommandOptions) => Promise<void>,
): void {
    const command = program
        .command(`${name} ${args}`.trim())
        .description(summary)
        .option("-s, --stack <name>", "the stack", "staging")
        .option("--json", "write the answer as one JSON object");
    if (waits !== undefined) {
        command.option("--timeout <time>", `how long to wait, such as 90s, 20m or 2h (default: ${waits})`);
    }
    if (changes) {
        command.option("--dry-run", "show the calls that would change something, and make none of them");
        command.option("--yes", "do not ask before a protected stack is changed");
    }
    flags.forEach(([flag, text]) => command.option(flag, text));
    if (details !== undefined) {
        command.addHelpText("after", `\n${details}`);
    }
    command.action(async (...given: unknown[]) => {
        // Commander adds the flags and itself after the arguments.
        const values = given.slice(0, -2).flat() as (string | undefined)[];
        await run(
            values.filter((value) => value !== undefined),
            given.at(-2) as CommandOptions,
        );
    });
}

async function runCommand(
    command: OpsCommand,
    args: readonly string[],
    options: CommandOptions,
    world: World,
): Promise<number> {
    const session = new Session(world, options);
    const [key] = args;
    if (key !== undefined && /^[<[]service[>\]]/.test(command.args)) {
        (command.lookUp ?? serviceOf)(session.stack, key);
    }
    try {
        if (command.local !== true) {
            await session.checkAccount();
        }
        const answer = await command.run(session, args, options);
        session.progress.clear();
        write(session, command.name, answer);
        return answer.exitCode;
    } finally {
        session.progress.clear();
    }
}

/** A dry run ends with the calls that it did not make. */
function write({ world, options, stack, calls, dryRun }: Session, command: string, { text, data }: Answer): void {
    if (options.json === true) {
        const answer = { version: 1, command, stack: stack.name, ...(dryRun ? { dryRun, calls } : {}), ...data };
        world.out(`${JSON.stringify(answer, undefined, 2)}\n`);
        return;
    }
    const planned = calls.map(({ call, input }) => `would call ${call} ${JSON.stringify(input)}`);
    const lines = dryRun ? [...planned, "Nothing was changed."] : text;
    world.out(lines.map((line) => `${line}\n`).join(""));
}
