import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";
import { circleci, github } from "./fixture";

describeMistakes("the pipeline", [
    {
        mistake: "no pipeline",
        changes: { "platform:delivery": {} },
        problems: [
            "platform:delivery.github: missing; allowed github, or circleci: the pipeline that may take the roles. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "two pipelines",
        changes: { "platform:delivery": { github, circleci } },
        problems: [
            "platform:delivery.circleci: the block is not valid; allowed one of github and circleci: two pipelines would deploy against each other. Remove one of them from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a repository with its owner, ids that are none",
        changes: {
            "platform:delivery": {
                github: { owner: "example gov", ownerId: 0, repository: "example-gov/platform", repositoryId: "87" },
            },
        },
        problems: [
            'platform:delivery.github.owner: "example gov" is not valid; allowed the name of a GitHub user or organization. Set it in Pulumi.test.yaml',
            "platform:delivery.github.ownerId: 0 is not valid; allowed 1 or more. Set it in Pulumi.test.yaml",
            'platform:delivery.github.repository: "example-gov/platform" is not valid; allowed the repository\'s name, without its owner. Set it in Pulumi.test.yaml',
            'platform:delivery.github.repositoryId: "87" is not valid; allowed 1 or more, without quotes. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "names of an organization and a project instead of ids",
        changes: {
            "platform:delivery": {
                circleci: { ...circleci, organizationId: "example-gov", projectId: "platform" },
                stateBucket: "My_Bucket",
            },
        },
        problems: [
            'platform:delivery.circleci.organizationId: "example-gov" is not valid; allowed an id such as 3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10. Set it in Pulumi.test.yaml',
            'platform:delivery.circleci.projectId: "platform" is not valid; allowed an id such as 3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10. Set it in Pulumi.test.yaml',
            'platform:delivery.stateBucket: "My_Bucket" is not valid; allowed the name of a bucket. Set it in Pulumi.test.yaml',
        ],
    },
]);

describe("config: the pipeline, beside another stack's", () => {
    const beside = (name: string, theirs: object, account = "123456789012") =>
        problemsAfter({ "platform:delivery": { github }, "aws:allowedAccountIds": ["123456789012"] }, [
            { name, config: { "aws:allowedAccountIds": [account], "platform:delivery": theirs } },
        ]);

    it("creates no second provider in an account", () => {
        expect(beside("staging", { github })).to.deep.equal([
            'platform:delivery.identityProvider: "create" is not valid; allowed "existing": stack "staging" creates it, and an account has one. Set it in Pulumi.test.yaml',
        ]);
        expect(beside("staging", { github, identityProvider: "existing" })).to.deep.equal([]);
        expect(beside("staging", { circleci })).to.deep.equal([]);
        expect(beside("staging", { github }, "210987654321")).to.deep.equal([]);
    });

    it("may not change another stack's roles", () => {
        expect(beside("test-eu", { circleci })).to.deep.equal([
            "platform:delivery: the roles of stack \"test-eu\" begin like this stack's, whose pipeline may change all that do; allowed stacks of which none begins with another's name and a hyphen, or other accounts. Rename a stack, or remove it from Pulumi.test.yaml",
        ]);
        expect(beside("test-eu", { circleci }, "210987654321")).to.deep.equal([]);
    });
});
