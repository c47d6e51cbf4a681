import type { z } from "zod";
import { checks } from "./checks";
import type { Deployed, Draft, Service } from "./checks/draft";
import { problemsOf } from "./issues";
import type { OtherStack } from "./other-stacks";
import { meantBy, type Problem } from "./problems";
import { stackSchema, type StackConfig } from "./schema";
import { providerSchema, type ProviderConfig } from "./schema/provider";
import { expandVariants, variantKey } from "./variants";

/** What every key of the platform's own starts with in a stack file: `platform:network`. It is the project's name. */
export const namespace = "platform";

/** Values of one namespace by key, in the form in which YAML had them. */
export type Values = Readonly<Record<string, unknown>>;

/** What a stack's configuration says before anybody has looked at it, and where it belongs. */
export interface StackInput {
    readonly project: string;
    readonly stack: string;
    /** Values under `platform:`, by key. */
    readonly platform: Values;
    /** Values under `aws:`, by key. */
    readonly aws: Values;
    readonly otherStacks: readonly OtherStack[];
}

/** Either the configuration with every default filled in, or everything that is wrong with it. */
export type Validated =
    | { readonly problems: readonly []; readonly stack: StackConfig; readonly provider: ProviderConfig }
    | { readonly problems: readonly Problem[]; readonly stack?: undefined };

/** Records whose entries stand and fall alone. */
const byEntry: readonly (keyof StackConfig)[] = ["loadBalancers", "services"];

/** Checks a stack's configuration: the schema first, then, on what the schema found right, what parts demand of parts. */
export function validate(input: StackInput): Validated {
    const stack = stackSchema.safeParse(input.platform);
    const provider = providerSchema.safeParse(input.aws);
    const right = stack.data ?? stackSchema.parse(without(stack.error.issues, input.platform));
    const draft = draftOf(input, right, provider.data?.region);
    const problems: Problem[] = [
        ...problemsOf(stack.error?.issues ?? [], stackSchema, namespace, input.platform),
        ...problemsOf(provider.error?.issues ?? [], providerSchema, "aws", input.aws),
        ...checks.flatMap((check) => [...check(draft)]),
    ];
    return stack.success && provider.success && problems.length === 0
        ? { problems: [], stack: stack.data, provider: provider.data }
        : { problems };
}

function draftOf(input: StackInput, config: StackConfig, region: string | undefined): Draft {
    const services = servicesOf(config);
    const misspelt = new Set(
        Object.keys(input.platform).flatMap((key) => meantBy(key, Object.keys(stackSchema.shape))),
    );
    return {
        prefix: `${input.project}-${input.stack}`,
        region,
        config,
        services,
        deployed: services.flatMap(deployedOf),
        has: (block) => exists(block, input.platform[block]),
        mentions: (block) => input.platform[block] !== undefined || misspelt.has(block),
        loadBalancerNames: keysOf(input.platform["loadBalancers"]),
        otherStacks: input.otherStacks,
    };
}

/** The values without the blocks, or the entries of records, that have a problem. */
function without(issues: readonly z.core.$ZodIssue[], values: Values): Values {
    const rest: Record<string, unknown> = Object.fromEntries(
        Object.entries(values).filter(([key]) => key in stackSchema.shape),
    );
    for (const [block, entry] of issues.map(({ path }) => path.map(String))) {
        const value = block === undefined ? undefined : rest[block];
        if (entry !== undefined && byEntry.some((key) => key === block) && typeof value === "object") {
            rest[String(block)] = Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== entry));
        } else if (block !== undefined) {
            Reflect.deleteProperty(rest, block);
        }
    }
    return rest;
}

function servicesOf(config: StackConfig): Service[] {
    return Object.entries(config.services).map(([name, service]) => ({
        name,
        path: ["platform:services", name],
        config: service,
    }));
}

function deployedOf({ name, path, config }: Service): Deployed[] {
    const deployed = expandVariants({ [name]: config });
    const variants = Object.keys(config.variants).flatMap((variant) => {
        const key = variantKey(name, variant);
        const own = deployed[key];
        return own === undefined ? [] : [{ name: key, path: [...path, "variants", variant], config: own }];
    });
    return [{ name, path, config }, ...variants];
}

function keysOf(value: unknown): string[] {
    return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** A block exists when it stands there; load balancers and services, when there is one. */
function exists(block: keyof StackConfig, value: unknown): boolean {
    return value !== undefined && !(byEntry.includes(block) && typeof value === "object" && keysOf(value).length === 0);
}
