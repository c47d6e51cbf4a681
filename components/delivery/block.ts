import { z } from "zod";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { nameTooLong } from "../shared/block/names";
import { invalid, missing, type ConfigProblem } from "../shared/block/problems";

const owner = z
    .string()
    .regex(/^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}$/, { error: "allowed: the name of a GitHub user or organization" });
const repository = z.string().regex(/^[\w.-]{1,100}$/, { error: "allowed: the repository's name, without its owner" });
const uuid = z.uuid({ error: "allowed: an id such as 3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10" });

/** A repository on GitHub by its names and by the ids that nobody else ever gets. */
export const githubRepository = z.strictObject({
    owner: owner.describe("Owner of the repository."),
    ownerId: z.int().min(1).describe("`gh api repos/<owner>/<repository> --jq .owner.id`"),
    repository: repository.describe("Name of the repository."),
    repositoryId: z.int().min(1).describe("`gh api repos/<owner>/<repository> --jq .id`"),
});

const github = githubRepository.describe(
    "GitHub Actions, of this repository. The ids keep out who takes the repository's name after it was renamed or deleted. Its environments `<stack>` and `<stack>-preview` take the roles.",
);

const circleci = z
    .strictObject({
        organizationId: uuid.describe("From the organization's settings."),
        projectId: uuid.describe("From the project's settings."),
        owner: owner.describe("Owner of this repository on GitHub."),
        repository: repository.describe("Name of this repository on GitHub."),
    })
    .describe("CircleCI, for a repository on GitHub. Every job of the project on the branch main can deploy.");

const schema = z
    .strictObject({
        github: github.optional(),
        circleci: circleci.optional(),
        identityProvider: z
            .enum(["create", "existing"])
            .default("create")
            .describe(
                "AWS takes one provider of a pipeline's tokens in an account: `existing` where another stack or program has it.",
            ),
        stateBucket: z
            .string()
            .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: "allowed: the name of a bucket" })
            .optional()
            .describe("Bucket of Pulumi's state, of `bootstrap`. Default: none; Pulumi Cloud has the state."),
    })
    .describe("The pipeline that deploys this stack: the roles that its jobs take, and no key of AWS that could leak.");

export type DeliveryConfig = ConfigOf<typeof schema>;

export const delivery = defineBlock({ key: "delivery", schema, checks: [checkPipeline, checkProvider, checkNames] });

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
    yield* nameTooLong(path, "role", `${draft.prefix}-ci-preview`);
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
