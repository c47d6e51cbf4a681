import { iamMatches } from "@platform/aws-model/iam/patterns";
import { expect } from "chai";
import { pipelineOf, type Job } from "../../../components/delivery/pipeline";
import { circleci, github } from "./fixture";

type Claims = Readonly<Record<string, string>>;

/** Whether AWS would give the role of a job for a token with these claims; of the audience the provider sees to. */
function gives(pipeline: ReturnType<typeof pipelineOf>, job: Job, claims: Claims): boolean {
    const { StringEquals = {}, StringLike = {} } = pipeline.conditions(job);
    const holds = (conditions: object, matches: (wanted: string, claim: string) => boolean) =>
        Object.entries(conditions as Readonly<Record<string, string | readonly string[]>>).every(([key, wanted]) => {
            const claim = claims[key.slice(pipeline.host.length + 1)];
            return claim !== undefined && [wanted].flat().some((one) => matches(one, claim));
        });
    return holds(StringEquals, (wanted, claim) => wanted === claim) && holds(StringLike, iamMatches);
}

/** Jobs of which a token gets a role. */
const jobs: readonly Job[] = ["preview", "deploy", "release"];
const given = (pipeline: ReturnType<typeof pipelineOf>, claims: Claims) =>
    jobs.filter((job) => gives(pipeline, job, claims));

describe("the trust of the pipeline's roles, asked with tokens of GitHub Actions", () => {
    const pipeline = pipelineOf({ github, circleci: undefined }, "prod");
    const token = (environment: string, more: Claims = {}): Claims => ({
        sub: `repo:example-gov/platform:environment:${environment}`,
        ...{ repository_id: "87654321", repository_owner_id: "1234567", ref: "refs/heads/main" },
        ...more,
    });
    const withIds = (environment: string) => `repo:example-gov@1234567/platform@87654321:environment:${environment}`;

    for (const [what, claims, expected] of [
        ["the environment of deployments, on main", token("prod"), ["deploy"]],
        ["the same with ids in the subject", token("prod", { sub: withIds("prod") }), ["deploy"]],
        ["that of previews, on a feature branch", token("prod-preview", { ref: "refs/heads/feature" }), ["preview"]],
        ["that of releases, on main", token("prod-release"), ["release"]],
        ["that of deployments, on a feature branch", token("prod", { ref: "refs/heads/feature" }), []],
        ["that of releases, on a tag called main", token("prod-release", { ref: "refs/tags/main" }), []],
        ["another stack's environment", token("staging"), []],
        ["no environment", token("prod", { sub: "repo:example-gov/platform:ref:refs/heads/main" }), []],
        ["a pull request", token("prod", { sub: "repo:example-gov/platform:pull_request" }), []],
        ["a fork", token("prod", { sub: "repo:somebody/platform:environment:prod", repository_owner_id: "7" }), []],
        ["who took the name after the repository was deleted", token("prod", { repository_id: "99" }), []],
        ["who took the owner's name", token("prod", { repository_owner_id: "7" }), []],
        ["the repository under its new name", token("prod", { sub: "repo:example-gov/infra:environment:prod" }), []],
    ] as const) {
        it(`${expected.join() || "nothing"} for ${what}`, () => {
            expect(given(pipeline, claims)).to.deep.equal(expected);
        });
    }
});

describe("the trust of the pipeline's roles, asked with tokens of CircleCI", () => {
    const pipeline = pipelineOf({ github: undefined, circleci }, "prod");
    const { organizationId, projectId } = circleci;
    const token = (ref: string, project = projectId, repository = "example-gov/platform"): Claims => ({
        sub: `org/${organizationId}/project/${project}/user/somebody/vcs-origin/github.com/${repository}/vcs-ref/${ref}`,
        "oidc.circleci.com/project-id": project,
    });

    for (const [what, claims, expected] of [
        ["main", token("refs/heads/main"), ["preview", "deploy", "release"]],
        ["a feature branch", token("refs/heads/feature"), ["preview"]],
        ["a branch whose name ends like main", token("refs/heads/x/refs/heads/main"), ["preview"]],
        ["another project of the organization", token("refs/heads/main", "00000000-0000-4000-8000-000000000000"), []],
        ["a fork's pull request", token("refs/heads/main", projectId, "somebody/platform"), ["preview"]],
    ] as const) {
        it(`${expected.join() || "nothing"} for ${what}`, () => {
            expect(given(pipeline, claims)).to.deep.equal(expected);
        });
    }
});
