import { expect } from "chai";
import { problemsAfter, type Changes } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";
import { apps, circleci, github } from "./fixture";

const registry = {
    "aws:allowedAccountIds": ["123456789012"],
    "platform:images": { repositories: { certs: {} }, pullFrom: ["test"] },
    "platform:services.certs.image": { repository: "certs" },
    "platform:services.certs.variants": { next: { image: { repository: "certs" } }, other: {} },
};
const delivery = (images: object, more: object = { github }): Changes => ({
    ...registry,
    "platform:delivery": { ...more, images },
});
const app = { github: apps.github };
const at = "platform:delivery.images";

describeMistakes("repositories of apps", [
    {
        mistake: "a service that is none, one with an address, and a variant with its service's image",
        changes: delivery({ cert: app, boards: app, "certs-other": app }),
        problems: [
            `${at}.boards: "boards" is not valid; allowed a service of this stack with image: { repository: … }: certs or certs-next. Rename it in Pulumi.test.yaml`,
            `${at}.cert: "cert" is not valid; allowed a service of this stack with image: { repository: … }: certs or certs-next. Rename it in Pulumi.test.yaml`,
            `${at}.certs-other: "certs-other" is not valid; allowed a service of this stack with image: { repository: … }: certs or certs-next. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a repository of the other pipeline, and of another organization",
        changes: delivery(
            {
                certs: app,
                "certs-next": {
                    circleci: { ...apps.circleci, organizationId: "00000000-0b7d-4e8a-9d61-5f2e8b7c4a10" },
                },
            },
            { circleci },
        ),
        problems: [
            `${at}.certs-next.circleci.organizationId: "00000000-0b7d-4e8a-9d61-5f2e8b7c4a10" is not valid; allowed ${circleci.organizationId}, the organization of platform:delivery.circleci. Set it in Pulumi.test.yaml`,
            `${at}.certs.circleci: missing; allowed circleci, the pipeline of platform:delivery, whose tokens the account takes. Set it in Pulumi.test.yaml`,
            `${at}.certs.github: the block is not valid; allowed circleci alone, the pipeline of platform:delivery. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "ids that belong to other names",
        changes: delivery({
            certs: { github: { ...apps.github, ownerId: 7 } },
            "certs-next": { github: { ...apps.github, repository: "next", repositoryId: 87654321 } },
        }),
        problems: [
            `${at}.certs-next.github.repositoryId: 87654321 is not valid; allowed the id of example-gov/next: this one is that of example-gov/platform. Set it in Pulumi.test.yaml`,
            `${at}.certs.github.ownerId: 7 is not valid; allowed 1234567, the id that example-gov has elsewhere in the block. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "an app, and no service with a repository",
        changes: { "platform:delivery": { github, images: { certs: app } } },
        problems: [
            `${at}.certs: "certs" is not valid; allowed a service of this stack with image: { repository: … }: it has none. Rename it in Pulumi.test.yaml`,
        ],
    },
]);

describe("config: repositories of apps", () => {
    const both = { certs: app, "certs-next": app };

    it("release services and variants with an image of their own; one repository may release several", () => {
        expect(problemsAfter(delivery(both))).to.deep.equal([]);
    });

    it("push to a registry in the stack's own account alone", () => {
        const shared = {
            name: "shared",
            config: {
                "aws:region": "us-east-1",
                "aws:allowedAccountIds": ["210987654321"],
                "platform:images": registry["platform:images"],
            },
        };
        const changes = { ...delivery({ certs: app }), "platform:images": undefined };
        expect(problemsAfter(changes, [shared])).to.deep.equal([
            `${at}.certs: its role is of this stack's account, and the registry of stack "shared" is in 210987654321; allowed where one account has both. Remove it from Pulumi.test.yaml`,
        ]);
    });
});
