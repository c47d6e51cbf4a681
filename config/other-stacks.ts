import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";
import type { ProjectStacks, StackFacts } from "../components/shared/block/block";
import { configNamespace } from "./namespace";

/** Another stack of the project. */
export interface OtherStack {
    readonly name: string;
    /** What its file says, unchecked, by key with its namespace. */
    readonly config: Readonly<Record<string, unknown>>;
}

const stackFileSchema = z.object({ config: z.record(z.string(), z.unknown()) });

/**
 * Reads the stack files beside this stack's own, in the order of their names. A directory or file that cannot be read,
 * as where the program runs without its project, is passed over.
 */
export function readOtherStacks(directory: string, stack: string): OtherStack[] {
    return stackFiles(directory).flatMap(({ name, file }) => {
        const content = name === stack ? undefined : stackFileSchema.safeParse(readYaml(file)).data;
        return content === undefined ? [] : [{ name, config: content.config }];
    });
}

/** What this stack's file and the others say, for whoever asks for more than its own block. */
export function projectStacks(stack: string, own: StackFacts, others: readonly OtherStack[]): ProjectStacks {
    return {
        stack,
        otherStacks: others.map(({ name }) => name),
        factsOf: (name) => (name === stack ? own : others.filter((other) => other.name === name).map(factsOf)[0]),
        inOtherStacks: (key, schema) =>
            others.flatMap(({ name, config }) => {
                const part = schema.safeParse(config[`${configNamespace}:${key}`]);
                return part.success ? [[name, part.data]] : [];
            }),
    };
}

/** Unchecked, so that what is of another kind counts as not there. */
function factsOf({ config }: OtherStack): StackFacts {
    const { "aws:region": region, "aws:allowedAccountIds": accounts } = config;
    return {
        region: typeof region === "string" ? region : undefined,
        accountIds: Array.isArray(accounts) ? accounts.map(String) : [],
        deletionProtection: String(config[`${configNamespace}:deletionProtection`]) !== "false",
    };
}

function stackFiles(directory: string): { name: string; file: string }[] {
    try {
        return readdirSync(directory)
            .sort()
            .flatMap((entry) => {
                const name = /^Pulumi\.(.+)\.ya?ml$/.exec(entry)?.[1];
                return name === undefined ? [] : [{ name, file: join(directory, entry) }];
            });
    } catch {
        return [];
    }
}

function readYaml(file: string): unknown {
    try {
        return load(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}
