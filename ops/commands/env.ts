import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Answer, OpsCommand } from "../command";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import { readStack, serviceOf, type OpsStack } from "../stack";
import { changedLines, pathOfService, StackFile } from "../stack-file";
import { table } from "../table";

export const env: OpsCommand = {
    name: "env",
    args: "<service> [action] [variables...]",
    summary: "show the variables of a service, or change them in the stack file",
    details: `Actions: "set NAME=VALUE…" and "unset NAME…". Both show the changed lines and the plan of the change, and write the file only with
--write; ECS is never changed, for the stack file is the truth. Secrets are shown by name; they are changed in the stack file.
The plan compares with the commit that is checked out; --json shows none.`,
    flags: [
        ["--write", "write the stack file"],
        ["--no-plan", "do not show the plan of the change"],
    ],
    changes: false,
    local: true,
    async run(session, [key = "", action, ...variables], options) {
        if (action === undefined) {
            return show(session, key);
        }
        const file = changed(session, key, action, variables);
        const lines = changedLines(file.before, file.after);
        const planned = lines.length > 0 && options["plan"] !== false ? await showPlan(session, file.after) : undefined;
        const sound = planned === undefined || planned === 0;
        const written = options["write"] === true && lines.length > 0 && sound;
        if (written) {
            file.write();
        }
        const name = `Pulumi.${session.stack.name}.yaml`;
        return {
            exitCode: sound ? exitCodes.done : exitCodes.wanting,
            text: lines.length === 0 ? [`${name} says so already.`] : [...lines, outcome(name, sound, written)],
            data: { service: key, changed: lines, written },
        };
    },
};

function outcome(file: string, sound: boolean, written: boolean): string {
    if (!sound) {
        return "The plan of the change has problems: nothing was written.";
    }
    return written ? `Written to ${file}. Deploy it with pulumi up.` : `Nothing was written. With --write, ${file} is.`;
}

function show({ stack }: Session, key: string): Answer {
    const { config } = serviceOf(stack, key);
    const own =
        config.variantOf === undefined
            ? undefined
            : stack.config.services[config.variantOf]?.variants[key.slice(config.variantOf.length + 1)];
    const from = (kind: "environment" | "secrets", name: string): string =>
        config.variantOf === undefined || Object.hasOwn(own?.[kind] ?? {}, name) ? key : config.variantOf;
    const variables = [
        ...Object.entries(config.environment).map(([name, value]) => ({
            name,
            value,
            from: from("environment", name),
        })),
        ...Object.keys(config.secrets).map((name) => ({ name, secret: true, from: from("secrets", name) })),
        ...("AWS_REGION" in config.environment || "AWS_REGION" in config.secrets
            ? []
            : [{ name: "AWS_REGION", value: stack.provider.region, from: "platform" }]),
        ...(config.port === undefined ? [] : [{ name: "PORT", value: String(config.port), from: "platform" }]),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    const databases = Object.keys(config.databases);
    return {
        exitCode: exitCodes.done,
        text: [
            ...table([
                ["variable", "value", "from"],
                ...variables.map((variable) => [
                    variable.name,
                    "value" in variable ? variable.value : "(a secret)",
                    variable.from,
                ]),
            ]),
            ...databases.map((database) => `and those of the database ${database}: components/databases/README.md`),
        ],
        data: { service: key, variables, databases },
    };
}

/** The stack file with the change. @throws OpsError (2) for what is no change, and for all that the change makes wrong. */
function changed({ stack, world }: Session, key: string, action: string, variables: readonly string[]): StackFile {
    const { config } = serviceOf(stack, key);
    const base = [...pathOfService(key, config), "environment"];
    const file = new StackFile(stack.file);
    if (!["set", "unset"].includes(action) || variables.length === 0) {
        throw new OpsError(
            exitCodes.usage,
            `"${[action, ...variables].join(" ")}" is no change; allowed: set NAME=VALUE… or unset NAME…`,
        );
    }
    for (const variable of variables) {
        const [, name = "", value] = /^([^=]*)(?:=([\s\S]*))?$/.exec(variable) ?? [];
        if (action === "set") {
            if (value === undefined) {
                throw new OpsError(exitCodes.usage, `"${variable}" has no value; allowed: NAME=VALUE.`);
            }
            file.set([...base, name], value);
        } else {
            if (!Object.hasOwn(ownEnvironment(stack, key), name)) {
                throw new OpsError(
                    exitCodes.usage,
                    `${key} has no variable "${name}" of its own in Pulumi.${stack.name}.yaml.`,
                );
            }
            file.delete([...base, name]);
        }
    }
    readStack(world.root, stack.name, new Map([["platform:services", file.block("services")]]));
    return file;
}

function ownEnvironment({ services, config }: OpsStack, key: string): Readonly<Record<string, string>> {
    const { variantOf, environment } = services[key] ?? { environment: {} };
    return variantOf === undefined
        ? environment
        : (config.services[variantOf]?.variants[key.slice(variantOf.length + 1)]?.environment ?? {});
}

/** Runs the preview of the changed file against the commit; undefined where it cannot be run. */
async function showPlan({ world, stack, options }: Session, text: string): Promise<number | undefined> {
    if (options.json === true) {
        return undefined; // stdout is for one object
    }
    const directory = mkdtempSync(path.join(tmpdir(), "ops-env-"));
    const file = path.join(directory, path.basename(stack.file));
    try {
        writeFileSync(file, text);
        const preview = path.resolve(__dirname, "../../packages/cli/preview.cjs");
        const args = [preview, stack.name, "--cwd", world.root, "--config-file", file, "--against", "HEAD"];
        return await world.spawn(process.execPath, args);
    } finally {
        rmSync(directory, { recursive: true });
    }
}
