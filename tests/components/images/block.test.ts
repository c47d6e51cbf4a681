import { expect } from "chai";
import { problemsAfter, type Changes } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const account = { "aws:allowedAccountIds": ["123456789012"] };
const images = { repositories: { certs: {} }, pullFrom: ["test"] };

describeMistakes("images", [
    {
        mistake: "no repository, and nobody who pulls",
        changes: { ...account, "platform:images": { repositories: {}, pullFrom: [] } },
        problems: [
            "platform:images.pullFrom: 0 entries are not valid; allowed 1 to 47 entries, each the name of a stack such as prod. Set it in Pulumi.test.yaml",
            "platform:images.repositories: the block is not valid; allowed one repository or more. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a name with a slash, numbers that keep too little or for too long",
        changes: {
            ...account,
            "platform:images": {
                repositories: {
                    "city/certs": {},
                    boards: { keepReleases: 5, keepUntaggedDays: 0, keepOthersDays: 4000 },
                },
                pullFrom: ["test"],
            },
        },
        problems: [
            "platform:images.repositories.boards.keepOthersDays: 4000 is not valid; allowed 7 to 3650 days. Set it in Pulumi.test.yaml",
            "platform:images.repositories.boards.keepReleases: 5 is not valid; allowed 10 to 1000. Set it in Pulumi.test.yaml",
            "platform:images.repositories.boards.keepUntaggedDays: 0 is not valid; allowed 1 to 365 days. Set it in Pulumi.test.yaml",
            'platform:images.repositories.city/certs: "city/certs" is not valid; allowed lower-case letters, digits and single hyphens, starting with a letter. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a stack twice, one that does not exist, and one by its file",
        changes: {
            ...account,
            "platform:images": { ...images, pullFrom: ["test", "test", "prod", "Pulumi.prod.yaml"] },
        },
        problems: [
            'platform:images.pullFrom[3]: "Pulumi.prod.yaml" is not valid; allowed the name of a stack such as prod. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a severity that no scan has",
        changes: { ...account, "platform:images": { ...images, block: "SEVERE" } },
        problems: [
            'platform:images.block: "SEVERE" is not valid; allowed CRITICAL, HIGH, MEDIUM or LOW. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a stack that does not exist",
        changes: { ...account, "platform:images": { ...images, pullFrom: ["test", "test", "prod"] } },
        problems: [
            'platform:images.pullFrom[1]: "test" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
            'platform:images.pullFrom[2]: "prod" is not valid; allowed a stack of the project: there is no Pulumi.prod.yaml. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "no account",
        changes: { "platform:images": images },
        problems: [
            "aws:allowedAccountIds: missing; allowed exactly one account: the address of every image begins with it. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "two accounts",
        changes: { "aws:allowedAccountIds": ["123456789012", "210987654321"], "platform:images": images },
        problems: [
            "aws:allowedAccountIds: 2 entries are not valid; allowed exactly one account: the address of every image begins with it. Set it in Pulumi.test.yaml",
        ],
    },
]);

describe("config: images, beside other stacks", () => {
    const beside = (name: string, config: Changes, pullFrom: readonly string[] = [name]) =>
        problemsAfter({ ...account, "platform:images": { ...images, pullFrom } }, [{ name, config }]);

    it("are in one stack of the project", () => {
        expect(beside("prod", { ...account, "platform:images": images })).to.deep.equal([
            'platform:images: stack "prod" has it as well; allowed in one stack of the project, whose images all others run. Remove it from Pulumi.test.yaml',
        ]);
        expect(beside("prod", account)).to.deep.equal([]);
    });

    it("are pulled by stacks that name their account", () => {
        expect(beside("prod", {})).to.deep.equal([
            'platform:images.pullFrom[0]: "prod" is not valid; allowed a stack that names its account: Pulumi.prod.yaml has no aws:allowedAccountIds. Set it in Pulumi.test.yaml',
        ]);
    });

    it("are kept for each stack by its name, which begins no other's", () => {
        expect(beside("test-eu", account, ["test", "test-eu"])).to.deep.equal([
            'platform:images.pullFrom[1]: "test-eu" is not valid; allowed stacks of which none begins with another\'s name and a hyphen: what "test" released is kept by the same count. Rename a stack, or remove it from Pulumi.test.yaml',
        ]);
        expect(beside("testing", account, ["test", "testing"])).to.deep.equal([]);
    });
});
