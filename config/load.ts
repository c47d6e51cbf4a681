import * as pulumi from "@pulumi/pulumi";
import type { ProjectStacks } from "../components/shared/block/block";
import { report, type ConfigProblem } from "../components/shared/block/problems";
import { projectDirectory, readProjectFile } from "../components/shared/block/project-files";
import { configNamespace } from "./namespace";
import { readOtherStacks } from "./other-stacks";
import type { StackConfig } from "./stack";
import { validate, type NamespaceValues } from "./validate";

/** What a stack file says, checked, with every default filled in. */
export interface LoadedConfig {
    readonly config: StackConfig;
    /** What the project's other stacks say. */
    readonly stacks: ProjectStacks;
    /** `aws:region`, e.g. `us-east-1`. */
    readonly region: string;
    /** Tags of `aws:defaultTags`, for what the provider's default tags do not reach. */
    readonly tags: Readonly<Record<string, string>>;
}

/**
 * Reads and checks the stack's configuration; nothing else in the program reads `pulumi.Config`.
 * @throws pulumi.RunError that lists every problem, each with its key, what is wrong, what is allowed and what to do.
 */
export function loadConfig(): LoadedConfig {
    const stack = pulumi.getStack();
    const secrets = secretProblems();
    if (secrets.length > 0) {
        throw new pulumi.RunError(report(secrets, stack)); // before any other message could show the value
    }
    const result = validate({
        project: pulumi.getProject(),
        stack,
        platform: valuesOf(configNamespace),
        aws: valuesOf("aws"),
        otherKeys: Object.keys(pulumi.runtime.allConfig()).filter(
            (key) => ![configNamespace, "aws", "pulumi"].some((namespace) => key.startsWith(`${namespace}:`)),
        ),
        otherStacks: readOtherStacks(projectDirectory(), stack),
        readFile: readProjectFile,
    });
    if (result.stack === undefined) {
        throw new pulumi.RunError(report(result.problems, stack));
    }
    return {
        config: result.stack,
        stacks: result.stacks,
        region: result.provider.region,
        tags: result.provider.defaultTags?.tags ?? {},
    };
}

/** Everything under one namespace, in the form in which YAML had it: Pulumi hands structured values over as JSON. */
function valuesOf(of: string): NamespaceValues {
    const entries = Object.entries(pulumi.runtime.allConfig()).flatMap(([key, text]): [string, unknown][] =>
        key.startsWith(`${of}:`) ? [[key.slice(of.length + 1), parse(text)]] : [],
    );
    return Object.fromEntries(entries);
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/** A value that holds a secret is decrypted on its way here and would go on into the state as plain text. */
function secretProblems(): ConfigProblem[] {
    // Not in the SDK's typings, but what its own Config asks.
    const { isConfigSecret } = pulumi.runtime as unknown as { isConfigSecret: (key: string) => boolean };
    return Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(`${configNamespace}:`) && isConfigSecret(key))
        .map((key) => ({
            path: [key],
            statement: "holds an encrypted value; allowed the ARN of a secret, for values never pass through the stack",
            fix: "Keep it in Secrets Manager and name its ARN in",
        }));
}
