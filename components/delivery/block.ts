import { z } from "zod";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { invalid, missing, type ConfigProblem } from "../shared/block/problems";
import { pipelineRole } from "./pipeline";
import { checkAppRepositories, checkReleases, releaseNames } from "./release-checks";
import { deliverySchema, type DeliveryConfig } from "./schema";

export const delivery = defineBlock({
    key: "delivery",
    schema: deliverySchema,
    fixedNames: (config, draft) => [
        [["platform:delivery"], "role", pipelineRole(draft.prefix, "preview")],
        ...releaseNames(config, draft),
    ],
    checks: [checkPipeline, checkProvider, checkNames, checkAppRepositories, checkReleases],
});

function* checkPipeline({ github, circleci }: DeliveryConfig): Iterable<ConfigProblem> {
    if (github === undefined && circleci === undefined) {
        yield missing(["platform:delivery", "github"], "github, or circleci: the pipeline that may take the roles");
    }
    if (github !== undefined && circleci !== undefined) {
        const allowed = "one of github and circleci: two pipelines would deploy against each other";
        yield invalid(["platform:delivery", "circleci"], circleci, allowed, "Remove one of them from");
    }
}

/** AWS would refuse the second stack's. */
function* checkProvider(config: DeliveryConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const kind = config.github === undefined ? "circleci" : "github";
    const creates = { [kind]: z.object({}), identityProvider: z.literal("create").default("create") };
    const creators = draft.inOtherStacks("delivery", z.object(creates)).map(([name]) => name);
    const stack = creators.find((name) => draft.mayShareAccount(name));
    if (config.identityProvider === "create" && stack !== undefined) {
        const allowed = `"existing": stack "${stack}" creates it, and an account has one`;
        yield invalid(["platform:delivery", "identityProvider"], "create", allowed);
    }
}

function* checkNames(_: DeliveryConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const path = ["platform:delivery"];
    for (const [other] of draft.inOtherStacks("delivery", z.unknown())) {
        if (draft.mayShareAccount(other) && beginsLike(other, draft.prefix)) {
            const statement = `the roles of stack "${other}" begin like this stack's, whose pipeline may change all that do; allowed stacks of which none begins with another's name and a hyphen, or other accounts`;
            yield { path, statement, fix: "Rename a stack, or remove it from" };
        }
    }
}

/** Whether `platform-prod-` begins the names of `prod-eu`. */
function beginsLike(otherStack: string, prefix: string): boolean {
    const parts = otherStack.split("-");
    return parts.some((_, count) => count > 0 && prefix.endsWith(`-${parts.slice(0, count).join("-")}`));
}
