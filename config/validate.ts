import type { z } from "zod";
import type { PartOf, ProjectStacks, StackBlock, StackDraft } from "../components/shared/block/block";
import { inOrder } from "../components/shared/block/listener-rule";
import { invalid, invalidName, type ConfigProblem } from "../components/shared/block/problems";
import { blocks } from "./blocks";
import { checkDuplicates } from "./duplicates";
import { problemsOf } from "./issues";
import { checkNames } from "./names";
import { configNamespace } from "./namespace";
import { projectStacks, type OtherStack } from "./other-stacks";
import { checkPlaceholders } from "./placeholders";
import { providerKeys, providerSchema, type ProviderConfig } from "./provider";
import { checkRequirements } from "./requirements";
import { isObject, stackSchema, type StackConfig } from "./stack";
import { closest, meantBy, unknownKey } from "./suggest";

/** Values of one namespace by key, in the form in which YAML had them. */
export type NamespaceValues = Readonly<Record<string, unknown>>;

/** What a stack's configuration says before anybody has looked at it, and where it belongs. */
export interface StackInput {
    readonly project: string;
    readonly stack: string;
    /** Values under `platform:`, by key. */
    readonly platform: NamespaceValues;
    /** Values under `aws:`, by key. */
    readonly aws: NamespaceValues;
    /** Keys of other namespaces, in full. */
    readonly otherKeys: readonly string[];
    readonly otherStacks: readonly OtherStack[];
    /** What is in a file beside the stack files; undefined where there is no such file. */
    readonly readFile: StackDraft["readFile"];
}

/** Either the configuration with every default filled in, or everything that is wrong with it. */
export type Validated =
    | {
          readonly problems: readonly [];
          readonly stack: StackConfig;
          readonly provider: ProviderConfig;
          readonly stacks: ProjectStacks;
      }
    | { readonly problems: readonly ConfigProblem[]; readonly stack?: undefined };

/** Checks a stack's configuration: the schema first, then, on what the schema found right, what parts demand of parts. */
export function validate(input: StackInput): Validated {
    // A schema is asked once: compiling it first, as zod does, costs three times what it saves.
    const stack = stackSchema.safeParse(input.platform, { jitless: true });
    const provider = providerSchema.safeParse(input.aws, { jitless: true });
    const right = stack.data ?? stackSchema.parse(without(stack.error.issues, input.platform));
    const draft = draftOf(input, right);
    const present = blocks.filter((block) => exists(block, input.platform[block.key]));
    const problems: ConfigProblem[] = [
        ...problemsOf(stack.error?.issues ?? [], stackSchema, configNamespace, input.platform),
        ...problemsOf(provider.error?.issues ?? [], providerSchema, "aws", input.aws),
        ...checkKeys(input),
        ...checkPrefix(draft),
        ...checkNames(
            blocks.flatMap((block) => block.fixedNames(draft)),
            draft,
        ),
        ...checkPlaceholders(input.platform, input.aws, draft.readFile),
        ...checkRequirements(present, draft),
        ...blocks.flatMap((block) => [...checkDuplicates(block, draft), ...block.problems(draft)]),
    ];
    return stack.success && provider.success && problems.length === 0
        ? { problems: [], stack: stack.data as StackConfig, provider: provider.data, stacks: draft }
        : { problems };
}

function draftOf(
    { project, stack, platform, aws, otherKeys, otherStacks, readFile }: StackInput,
    right: NamespaceValues,
): StackDraft {
    const known = Object.keys(stackSchema.shape);
    const elsewhere = otherKeys.map(keyMeant).filter(({ namespace }) => namespace === configNamespace);
    const misspelt = new Set([
        ...Object.keys(platform).flatMap((key) => meantBy(key, known)),
        ...elsewhere.flatMap(({ name }) => [name, ...meantBy(name, known)]),
    ]);
    const { region, allowedAccountIds } = providerSchema.shape;
    const own = {
        region: region.safeParse(aws["region"]).data,
        accountIds: allowedAccountIds.safeParse(aws["allowedAccountIds"]).data ?? [],
        deletionProtection: right["deletionProtection"] !== false,
    };
    const draft: StackDraft = {
        ...projectStacks(stack, own, otherStacks),
        prefix: `${project}-${stack}`,
        region: own.region,
        accountIds: own.accountIds,
        block: <B extends StackBlock>({ key }: B) => right[key] as PartOf<B>,
        mentions: ({ key }) => platform[key] !== undefined || misspelt.has(key),
        namesIn: ({ key }) => keysOf(platform[key]),
        knowsAll: (keys) =>
            keys.every((key) => !misspelt.has(key) && keysOf(platform[key]).length === keysOf(right[key]).length),
        readFile,
        calledServices: once(() => blocks.map((block) => block.calledServices(draft))),
        takenAddresses: once(() => blocks.flatMap((block) => block.takenAddresses(draft))),
        listenerRules: once(() => inOrder(blocks.flatMap((block) => block.listenerRules(draft)))),
        apps: once(() => blocks.flatMap((block) => block.apps(draft))),
        vpnClients: once(() => blocks.flatMap((block) => block.vpnClients(draft))),
        logs: once(() => blocks.flatMap((block) => block.logs?.(draft) ?? [])),
        mayShareAccount: (otherStack) => {
            const [ours, theirs] = [draft.accountIds, draft.factsOf(otherStack)?.accountIds ?? []];
            return theirs.length === 0 || ours.length === 0 || theirs.some((id) => ours.includes(id));
        },
    };
    return draft;
}

/** Many checks ask for the same. */
function once<T>(ask: () => readonly T[]): () => readonly T[] {
    let answer: readonly T[] | undefined;
    return () => (answer ??= ask());
}

/** The values without the blocks, or the entries of records, that have a problem. */
function without(issues: readonly z.core.$ZodIssue[], values: NamespaceValues): NamespaceValues {
    const rest: Record<string, unknown> = Object.fromEntries(
        Object.entries(values).filter(([key]) => Object.hasOwn(stackSchema.shape, key)),
    );
    for (const [key, entry] of issues.map(({ path }) => path.map(String))) {
        const value = key === undefined ? undefined : rest[key];
        if (entry !== undefined && typeof value === "object" && blocks.some((b) => b.key === key && isObject(b))) {
            rest[String(key)] = Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => name !== entry));
        } else if (key !== undefined) {
            Reflect.deleteProperty(rest, key);
        }
    }
    return rest;
}

/** Keys that no schema sees: the provider's unknown ones, those of misspelt namespaces, and a name that records drop. */
function* checkKeys({ aws, otherKeys, platform }: StackInput): Iterable<ConfigProblem> {
    for (const key of Object.keys(aws).filter((each) => !providerKeys.includes(each))) {
        yield unknownKey([`aws:${key}`], providerKeys);
    }
    for (const key of otherKeys) {
        const { namespace, name } = keyMeant(key);
        if (namespace !== undefined) {
            yield { path: [key], statement: `unknown key; did you mean ${namespace}:${name}?`, fix: "Rename it in" };
        }
    }
    for (const block of blocks.filter(isObject)) {
        if (keysOf(platform[block.key]).includes("__proto__")) {
            yield invalidName(
                [`${configNamespace}:${block.key}`, "__proto__"],
                "a name that is not the language's own",
            );
        }
    }
}

/** A key of another namespace, and the namespace that it was probably meant for. */
function keyMeant(key: string): { readonly namespace: string | undefined; readonly name: string } {
    const [namespace = "", name = ""] = key.split(/:(.*)/s);
    return { namespace: closest(namespace, [configNamespace, "aws"]), name };
}

function* checkPrefix({ prefix }: StackDraft): Iterable<ConfigProblem> {
    if (!/^[a-z][a-z0-9-]*$/.test(prefix)) {
        const allowed = "lower-case letters, digits and hyphens, starting with a letter, as in names of buckets";
        yield invalid(["pulumi:stack"], prefix, allowed, "Run `pulumi stack rename` and rename");
    }
}

function keysOf(value: unknown): string[] {
    return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** A block exists when it stands there; a record, when it has an entry. */
function exists(block: StackBlock, value: unknown): boolean {
    return value !== undefined && !(isObject(block) && typeof value === "object" && keysOf(value).length === 0);
}
