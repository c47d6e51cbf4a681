import type { CatalogueEntry } from "@platform/analysis/catalogue";
import { chooseAnalyses } from "@platform/analysis/choose";
import { IN_PROCESS_SECONDS } from "@platform/preview/engine/in-process";
import { LANGUAGE_HOST_SECONDS } from "@platform/preview/engine/language-host";
import { UsageError } from "@platform/preview/errors";
import type { ConfigSource } from "@platform/preview/project/config";

/** What the command line asks for. */
export interface Options {
    readonly stack: string;
    readonly cwd: string;
    readonly organization: string;
    /** Default: the limit of the way that the program takes. */
    readonly timeoutSeconds?: number;
    readonly fixturesFile?: string;
    readonly config: ConfigSource;
    /** A git revision or a state file to compare with. */
    readonly against?: string;
    readonly expectNoChanges: boolean;
    /** Directories of policy packs; the project's own when there are none. */
    readonly policyPacks: readonly string[];
    readonly policyPackConfigs: readonly string[];
    /** Whether any policy pack judges. */
    readonly policies: boolean;
    /** Whether types are checked. */
    readonly types: boolean;
    /** The analyses to show; absent where the plan itself is shown. */
    readonly analyze?: readonly CatalogueEntry[];
    /** A file for the report. */
    readonly html?: string;
    /** A file for the diagram. */
    readonly svg?: string;
    readonly filter?: string;
    readonly show?: string;
    readonly grpc: boolean;
    readonly json: boolean;
    readonly markdown: boolean;
    readonly sarif: boolean;
    readonly plainSdk: boolean;
    readonly timings: boolean;
    /** Runs again whenever a file changes. */
    readonly watch: boolean;
    readonly help: boolean;
}

/** A flag, as --help shows it and as it is read. */
export interface Flag {
    readonly name: string;
    /** What stands for its value in --help; absent for a flag without one. */
    readonly value?: string;
    readonly text: string;
}

const DEFAULT_STACK = "staging";

export const FLAGS: readonly Flag[] = [
    { name: "stack", value: "NAME", text: "the stack, which may also be named alone; -s is the same" },
    { name: "cwd", value: "DIR", text: "preview the Pulumi project in this directory instead of the current one" },
    {
        name: "config",
        value: "KEY=VALUE",
        text: "use this value instead of the stack's; may be repeated; JSON if it starts with { or [",
    },
    {
        name: "config-file",
        value: "FILE",
        text: "read the configuration from this file instead of Pulumi.<stack>.yaml",
    },
    {
        name: "fixtures",
        value: "FILE",
        text: "answers for data sources and stack references (default: preview-fixtures.yaml, if there is one)",
    },
    {
        name: "policy-pack",
        value: "DIR",
        text: "judge with this policy pack; may be repeated (default: policy-pack/ of the project, if there is one)",
    },
    {
        name: "policy-pack-config",
        value: "FILE",
        text: "configuration of the policy pack, one for each in the same order (default: its settings/<stack>.json)",
    },
    { name: "no-policies", text: "judge with no policy pack" },
    { name: "no-types", text: "do not check types, which the Pulumi CLI does before it runs the program" },
    {
        name: "organization",
        value: "NAME",
        text: 'the organization that the program is told of (default: "organization")',
    },
    {
        name: "timeout",
        value: "SECONDS",
        text: `give a program up that runs longer (default: ${IN_PROCESS_SECONDS}, in Pulumi's own host ${LANGUAGE_HOST_SECONDS})`,
    },
    {
        name: "against",
        value: "REV|FILE",
        text: "show what changes since a git revision, or since the state in a file from pulumi stack export",
    },
    { name: "expect-no-changes", text: "with --against: exit with 1 when anything changes" },
    {
        name: "analyze",
        value: "NAMES",
        text: 'show what the plan means: "all", or some of the analyses below, with commas between them',
    },
    { name: "html", value: "FILE", text: "write a report with everything, all analyses among it, as one HTML file" },
    { name: "svg", value: "FILE", text: "write a diagram of the plan as SVG" },
    { name: "filter", value: "TEXT", text: "show only resources whose type or name contains this" },
    { name: "show", value: "URN", text: "show one resource in full; the end of its URN is enough" },
    { name: "json", text: "write the result as JSON; docs/preview.md describes it" },
    { name: "markdown", text: "write the result as a comment for a pull request" },
    { name: "sarif", text: "write the problems as SARIF 2.1.0, for code scanning" },
    { name: "timings", text: "show what took how long" },
    { name: "watch", text: "run again whenever a file of the program, its configuration or a policy pack is saved" },
    {
        name: "grpc",
        text: "run the program as the Pulumi CLI does: in Pulumi's own Node.js host, over gRPC, with type checks",
    },
    { name: "plain-sdk", text: "load the Pulumi SDK without shortcuts: slower, same answer" },
    { name: "help", text: "show this text" },
];

/** @throws UsageError for anything that is not understood. */
export function parseOptions(argv: readonly string[]): Options {
    const values = new Map<string, string[]>();
    const positional: string[] = [];
    for (let index = 0; index < argv.length; index++) {
        const argument = argv[index] ?? "";
        if (!argument.startsWith("-")) {
            positional.push(argument);
            continue;
        }
        const { name, value, consumed } = readFlag(argument, argv[index + 1]);
        index += consumed;
        values.set(name, [...(values.get(name) ?? []), value]);
    }
    const stacks = [...positional, ...(values.get("stack") ?? [])];
    if (stacks.length > 1) {
        throw new UsageError(`one stack at a time: got ${stacks.map((stack) => `"${stack}"`).join(" and ")}.`);
    }
    return toOptions(stackName(stacks[0] ?? DEFAULT_STACK), values);
}

/** `prod` of `prod`, of a whole name such as `acme/platform/prod`, and of its file's name. */
function stackName(text: string): string {
    return /^Pulumi\.(.+)\.ya?ml$/.exec(text)?.[1] ?? text.split("/").at(-1) ?? text;
}

const SHORT_FLAGS: Readonly<Record<string, string>> = { "-h": "--help", "-s": "--stack" };

function readFlag(argument: string, next: string | undefined): { name: string; value: string; consumed: number } {
    const match = /^--([^=]+)(?:=([\s\S]*))?$/.exec(SHORT_FLAGS[argument] ?? argument);
    const flag = FLAGS.find(({ name }) => name === match?.[1]);
    if (flag === undefined) {
        throw new UsageError(`unknown flag ${argument.split("=")[0] ?? argument}. Run with --help to see all flags.`);
    }
    const given = match?.[2];
    if (flag.value === undefined) {
        if (given !== undefined) {
            throw new UsageError(`--${flag.name} takes no value, got "${given}".`);
        }
        return { name: flag.name, value: "", consumed: 0 };
    }
    const value = given ?? next;
    if (value === undefined || (given === undefined && value.startsWith("--"))) {
        throw new UsageError(`--${flag.name} needs a value: --${flag.name} ${flag.value}.`);
    }
    return { name: flag.name, value, consumed: given === undefined ? 1 : 0 };
}

function toOptions(stack: string, values: ReadonlyMap<string, string[]>): Options {
    const last = (name: string): string | undefined => values.get(name)?.at(-1);
    const fixturesFile = last("fixtures");
    const configFile = last("config-file");
    const filter = last("filter");
    const show = last("show");
    const against = last("against");
    const analyze = last("analyze");
    const html = last("html");
    const svg = last("svg");
    const timeout = last("timeout");
    checkCombination(values);
    return {
        stack,
        cwd: last("cwd") ?? process.cwd(),
        organization: last("organization") ?? "organization",
        ...(timeout === undefined ? {} : { timeoutSeconds: parseTimeout(timeout) }),
        ...(fixturesFile === undefined ? {} : { fixturesFile }),
        config: {
            overlay: new Map((values.get("config") ?? []).map(parseConfig)),
            ...(configFile === undefined ? {} : { file: configFile }),
        },
        ...(against === undefined ? {} : { against }),
        expectNoChanges: values.has("expect-no-changes"),
        policyPacks: values.get("policy-pack") ?? [],
        policyPackConfigs: values.get("policy-pack-config") ?? [],
        policies: !values.has("no-policies"),
        types: !values.has("no-types"),
        ...(analyze === undefined ? {} : { analyze: chooseAnalyses(analyze) }),
        ...(html === undefined ? {} : { html }),
        ...(svg === undefined ? {} : { svg }),
        ...(filter === undefined ? {} : { filter }),
        ...(show === undefined ? {} : { show }),
        grpc: values.has("grpc"),
        json: values.has("json"),
        markdown: values.has("markdown"),
        sarif: values.has("sarif"),
        plainSdk: values.has("plain-sdk"),
        timings: values.has("timings"),
        watch: values.has("watch"),
        help: values.has("help"),
    };
}

/** Flags that say nothing without another one, or contradict it. */
function checkCombination(values: ReadonlyMap<string, string[]>): void {
    const [first, second] = ["json", "markdown", "sarif"].filter((name) => values.has(name));
    if (first !== undefined && second !== undefined) {
        throw new UsageError(`--${first} and --${second}: one form of output at a time.`);
    }
    if (first !== undefined && values.has("watch")) {
        throw new UsageError(`--watch and --${first}: --watch writes for people, again and again.`);
    }
    if (values.has("expect-no-changes") && !values.has("against")) {
        throw new UsageError("--expect-no-changes needs something to compare with: add --against REV|FILE.");
    }
}

function parseTimeout(text: string): number {
    const seconds = Number(text);
    if (!Number.isFinite(seconds) || seconds <= 0) {
        throw new UsageError(`--timeout is "${text}": give a number of seconds above 0.`);
    }
    return seconds;
}

function parseConfig(text: string): [string, unknown] {
    const [, key = "", value = ""] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (key === "") {
        throw new UsageError(`--config is "${text}": write it as key=value.`);
    }
    if (!/^[{[]/.test(value)) {
        return [key, value];
    }
    try {
        return [key, JSON.parse(value) as unknown];
    } catch {
        throw new UsageError(`--config ${key}: the value starts as JSON and is not: ${value}`);
    }
}
