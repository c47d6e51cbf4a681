import { z } from "zod";
import type { ProjectStacks } from "../shared/block/block";
import { definedValues, mapValues, pick } from "../shared/records";
import type { RegistryPlace } from "./names";
import { severities, type ImagesConfig, type Severity } from "./schema";

/** The project's registry, as the file of the stack says that has it. */
export interface Registry {
    /** The stack that has it. */
    readonly stack: string;
    readonly repositories: readonly string[];
    /** What the images are for that the stack builds, by repository. */
    readonly platforms: Readonly<Record<string, string>>;
    readonly pullFrom: readonly string[];
    /** The least severe finding of a scan that stops a release. */
    readonly block: Severity;
    /** Undefined where that file names no region, or not exactly one account. */
    readonly place: RegistryPlace | undefined;
}

/** What of the block is read in another stack's file. */
const theirs = z.object({
    repositories: z.record(z.string(), z.object({ build: z.object({ platform: z.string() }).optional() }).catch({})),
    pullFrom: z.array(z.string()).default([]),
    block: z.enum(severities).default("CRITICAL").catch("LOW"), // a mistake there stops more, and not less
});

/** The registry of this stack, or else of another; undefined where none has one. */
export function registryOf(stacks: ProjectStacks, own: ImagesConfig | undefined): Registry | undefined {
    const [stack, config] =
        own === undefined ? (stacks.inOtherStacks("images", theirs)[0] ?? []) : ([stacks.stack, own] as const);
    if (stack === undefined || config === undefined) {
        return undefined;
    }
    const { region, accountIds: [accountId, ...more] = [] } = stacks.factsOf(stack) ?? {};
    const known = region !== undefined && accountId !== undefined && more.length === 0;
    return {
        stack,
        repositories: Object.keys(config.repositories).sort(),
        platforms: definedValues(mapValues(config.repositories, ({ build }) => build?.platform)),
        ...pick(config, "pullFrom", "block"),
        place: known ? { accountId, region } : undefined,
    };
}
