import type { ProjectStacks } from "../shared/block/block";
import type { ImagesConfig } from "./schema";

/** A stack whose apps run images of the registry. */
export interface Puller {
    readonly stack: string;
    /** Accounts that it may be in. */
    readonly accountIds: readonly string[];
}

/** Stacks that may pull, protected ones first: where an image was released by several, the first one's rule keeps it. */
export function pullersOf(
    { pullFrom }: Pick<ImagesConfig, "pullFrom">,
    { factsOf }: Pick<ProjectStacks, "factsOf">,
): readonly Puller[] {
    const pullers = pullFrom.map((stack) => ({ stack, facts: factsOf(stack) }));
    const rank = ({ facts }: (typeof pullers)[number]) => (facts?.deletionProtection === false ? 1 : 0);
    return pullers
        .sort((a, b) => rank(a) - rank(b) || a.stack.localeCompare(b.stack, "en"))
        .map(({ stack, facts }) => ({ stack, accountIds: facts?.accountIds ?? [] }));
}
