import { expect } from "chai";
import { problemsAfter, type Changes } from "../../../../config/fixture";

const image = "platform:services.certs.image";
const account = { "aws:region": "us-east-1", "aws:allowedAccountIds": ["123456789012"] };
const images = { repositories: { certs: {}, boards: {} }, pullFrom: ["test"] };
const at = "platform:services.certs.image.repository";

/** What is wrong beside a stack with this file. */
const beside = (config: Changes, changes: Changes = {}) =>
    problemsAfter({ [image]: { repository: "certs" }, ...changes }, [{ name: "shared", config }]);

describe("config: images of the registry", () => {
    it("are right beside the stack that has it, and in it", () => {
        expect(beside({ ...account, "platform:images": images })).to.deep.equal([]);
        expect(
            problemsAfter({ ...account, "platform:images": images, [image]: { repository: "certs" } }),
        ).to.deep.equal([]);
    });

    it("need a registry", () => {
        expect(beside(account)).to.deep.equal([
            `${at}: "certs" is not valid; allowed where a stack of the project has platform:images; none has. Set it in Pulumi.test.yaml`,
        ]);
    });

    it("are not judged while the registry of their own stack is wrong or misspelt", () => {
        const shared = { ...account, "platform:images": { ...images, repositories: { others: {} } } };
        expect(beside(shared, { ...account, "platform:images": { ...images, pullFrom: [] } })).to.deep.equal([
            "platform:images.pullFrom: 0 entries are not valid; allowed 1 to 47 entries, each the name of a stack such as prod. Set it in Pulumi.test.yaml",
        ]);
        expect(beside(account, { ...account, "platform:image": images })).to.deep.equal([
            "platform:image: unknown key; did you mean platform:images? Rename it in Pulumi.test.yaml",
        ]);
    });

    it("have an address in their own stack, whose file is told by its own keys what it lacks", () => {
        const after = (changes: Changes) =>
            problemsAfter({ ...account, "platform:images": images, [image]: { repository: "certs" }, ...changes });

        expect(after({ "aws:defaultTags": { tags: { "aws:x": "y" } } })).to.deep.equal([
            'aws:defaultTags.tags.aws:x: "aws:x" is not valid; allowed a name that does not start with aws:. Rename it in Pulumi.test.yaml',
        ]);
        expect(after({ "aws:region": "virginia" })).to.deep.equal([
            'aws:region: "virginia" is not valid; allowed a region such as us-east-1. Set it in Pulumi.test.yaml',
        ]);
        expect(after({ "aws:allowedAccountIds": undefined })).to.deep.equal([
            "aws:allowedAccountIds: missing; allowed exactly one account: the address of every image begins with it. Set it in Pulumi.test.yaml",
        ]);
    });

    it("are in a repository that there is, and this stack may pull, in services and variants", () => {
        const variants = { next: { image: { repository: "bords" } } };
        expect(
            beside(
                { ...account, "platform:images": { ...images, pullFrom: ["prod"] } },
                { [image]: { repository: "cert" }, "platform:services.certs.variants": variants },
            ),
        ).to.deep.equal(
            [
                [at, "cert"],
                ["platform:services.certs.variants.next.image.repository", "bords"],
            ].flatMap(([key, name]) => [
                `${key}: "${name}" is not valid; allowed a repository of platform:images in Pulumi.shared.yaml: boards or certs. Set it in Pulumi.test.yaml`,
                `${key}: "${name}" is not valid; allowed in a stack that platform:images.pullFrom in Pulumi.shared.yaml names: prod. Add test there, or change it in Pulumi.test.yaml`,
            ]),
        );
    });

    it("are for the processors of the cluster, where another stack builds them", () => {
        const built = (platform: unknown) => ({ certs: { build: { platform } } });
        const builtFor = (platform: unknown) =>
            beside({ ...account, "platform:images": { ...images, repositories: built(platform) } });
        expect(builtFor("linux/amd64")).to.deep.equal([]);
        expect(builtFor("linux/arm64")).to.deep.equal([
            `${at}: "certs" is not valid; allowed an image for linux/amd64, as cluster.instanceType t3.large is; Pulumi.shared.yaml builds it for linux/arm64. Build another one there, or change it in Pulumi.test.yaml`,
        ]);
        expect(builtFor(3), "a mistake of that file").to.deep.equal([]);
    });

    it("have an address, which one account and a region make", () => {
        const problem = `${at}: "certs" is not valid; allowed where Pulumi.shared.yaml names aws:region and exactly one account. Set it in Pulumi.test.yaml`;
        expect(beside({ "aws:region": "us-east-1", "platform:images": images })).to.deep.equal([problem]);
        expect(beside({ "aws:allowedAccountIds": ["123456789012"], "platform:images": images })).to.deep.equal([
            problem,
        ]);
        const accounts = ["123456789012", "210987654321"];
        expect(beside({ ...account, "aws:allowedAccountIds": accounts, "platform:images": images })).to.deep.equal([
            problem,
        ]);
    });

    it("are in an account of one's own as soon as the stack is", () => {
        const own = { "aws:allowedAccountIds": ["210987654321"] };
        const problems = beside({ ...account, "platform:images": images }, own).filter((one) => one.startsWith(at));
        expect(problems).to.deep.equal([
            `${at}: "certs" is not valid; allowed where Pulumi.shared.yaml names an account of yours, not the example's. Set it in Pulumi.test.yaml`,
        ]);
    });

    it("are in the stack's region where no NAT leads to another", () => {
        const withoutNat = {
            "platform:network.natGateways": "none",
            "platform:network.endpoints": undefined,
        };
        const problems = beside({ ...account, "aws:region": "eu-west-1", "platform:images": images }, withoutNat);
        expect(problems).to.include(
            `${at}: "certs" is not valid; allowed without NAT a registry in us-east-1; this one is in eu-west-1. Set it in Pulumi.test.yaml`,
        );
        expect(
            beside({ ...account, "platform:images": images }, withoutNat).filter((one) => one.startsWith(at)),
        ).to.deep.equal([]);
    });
});
