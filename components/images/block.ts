import { z } from "zod";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { invalid, missing, type ConfigProblem } from "../shared/block/problems";
import { checkBuilds } from "./build-checks";
import { releaseTagPrefix } from "./names";
import { imagesSchema, type ImagesConfig } from "./schema";

export const images = defineBlock({
    key: "images",
    schema: imagesSchema,
    checks: [checkOneRegistry, checkAccount, checkPullers, checkReleaseTags, checkBuilds],
});

/** A second registry would make second repositories of the same names, and an image would be here or there. */
function* checkOneRegistry(_: ImagesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [other] of draft.inOtherStacks("images", z.object({}))) {
        const statement = `stack "${other}" has it as well; allowed in one stack of the project, whose images all others run`;
        yield { path: ["platform:images"], statement, fix: "Remove it from" };
    }
}

/** Other stacks make the registry's address of it. */
function* checkAccount(_: ImagesConfig, { accountIds }: StackDraft): Iterable<ConfigProblem> {
    if (accountIds.length !== 1) {
        const allowed = "exactly one account: the address of every image begins with it";
        yield accountIds.length === 0
            ? missing(["aws:allowedAccountIds"], allowed)
            : invalid(["aws:allowedAccountIds"], accountIds, allowed);
    }
}

function* checkPullers({ pullFrom }: ImagesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [index, stack] of pullFrom.entries()) {
        const path = ["platform:images", "pullFrom", index];
        const facts = draft.factsOf(stack);
        if (facts === undefined) {
            yield invalid(path, stack, `a stack of the project: there is no Pulumi.${stack}.yaml`);
        } else if (facts.accountIds.length === 0 && stack !== draft.stack) {
            yield invalid(
                path,
                stack,
                `a stack that names its account: Pulumi.${stack}.yaml has no aws:allowedAccountIds`,
            );
        }
    }
}

/** The rule that keeps what `prod` released would count what `prod-eu` released as well. */
function* checkReleaseTags({ pullFrom }: ImagesConfig): Iterable<ConfigProblem> {
    for (const [index, stack] of pullFrom.entries()) {
        const shorter = pullFrom.find(
            (other) => releaseTagPrefix(stack).startsWith(releaseTagPrefix(other)) && other !== stack,
        );
        if (shorter !== undefined) {
            const allowed = `stacks of which none begins with another's name and a hyphen: what "${shorter}" released is kept by the same count`;
            yield invalid(["platform:images", "pullFrom", index], stack, allowed, "Rename a stack, or remove it from");
        }
    }
}
