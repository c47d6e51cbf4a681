import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { keyName } from "../shared/block/primitives";

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

const circleciProject = z.strictObject({
    organizationId: uuid.describe("From the organization's settings."),
    projectId: uuid.describe("From the project's settings."),
    owner: owner.describe("Owner of the repository on GitHub."),
    repository: repository.describe("Name of the repository on GitHub."),
});

const circleci = circleciProject.describe(
    "CircleCI, for a repository on GitHub. Every job of the project on the branch main can deploy.",
);

/** An app's own repository, with the pipeline that the block has. */
const appRepository = z
    .strictObject({
        github: githubRepository
            .optional()
            .describe("GitHub Actions: its environment `<stack>-release`, on the branch main."),
        circleci: circleciProject
            .optional()
            .describe("CircleCI, of the same organization: every job of the project on the branch main."),
    })
    .describe("The repository that a service's image is built in, by the service's name.");

export const deliverySchema = z
    .strictObject({
        github: github.optional(),
        circleci: circleci.optional(),
        identityProvider: z
            .enum(["create", "existing"])
            .default("create")
            .describe(
                "AWS takes one provider of a pipeline's tokens in an account: `existing` where another stack or program has it.",
            ),
        images: z
            .record(keyName(40), appRepository)
            .default({})
            .describe(
                "Repositories of apps whose pipelines push the image of a service, and release it to this stack: each takes a role of its own. For services with `image: { repository: … }`, and for variants by `<service>-<variant>`.",
            ),
        stateBucket: z
            .string()
            .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: "allowed: the name of a bucket" })
            .optional()
            .describe("Bucket of Pulumi's state, of `bootstrap`. Default: none; Pulumi Cloud has the state."),
    })
    .describe("The pipeline that deploys this stack: the roles that its jobs take, and no key of AWS that could leak.");

export type DeliveryConfig = ConfigOf<typeof deliverySchema>;
