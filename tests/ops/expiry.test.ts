import path from "node:path";
import { expect } from "chai";
import { FakeAws, Refusal } from "./support/fake-aws";
import { operate } from "./support/operator";
import { FakeRegistry } from "./support/registry";

const root = path.resolve(__dirname, "../fixtures/ops-images");

describe("ops undeployed: what ECR would expire", () => {
    let aws: FakeAws;
    let registry: FakeRegistry;
    let running: string;
    beforeEach(async () => {
        aws = new FakeAws();
        registry = new FakeRegistry(aws);
        running = registry.push(["git-1"]);
        registry.runs(running);
        await aws.start();
        await operate(["release", "permits", "git-1", "--yes"], { root });
    });
    afterEach(() => {
        aws.stop();
    });
    const undeployed = () => operate(["undeployed", "--json"], { root });

    it("names an image that runs, after ECR has worked it out, and no other", async () => {
        registry.expired = [`sha256:${"f".repeat(64)}`, running];
        const { code, answer } = await undeployed();
        expect([code, answer["findings"]]).to.deep.equal([
            1,
            [
                "permits: ECR's rules expire the image that runs: raise keepReleases or keepOthersDays of its repository in Pulumi.shared.yaml",
            ],
        ]);
        expect(aws.inputs("ecr StartLifecyclePolicyPreview")).to.deep.equal([
            { registryId: "123456789012", repositoryName: "platform/permits" },
        ]);
        registry.expired = [`sha256:${"f".repeat(64)}`];
        expect((await undeployed()).code).to.equal(0);
    });

    it("is nothing where the repository has no rules, and waits where somebody asks at the same moment", async () => {
        registry.expired = [running];
        aws.on("ecr StartLifecyclePolicyPreview", () => new Refusal("LifecyclePolicyNotFoundException"));
        expect((await undeployed()).code).to.equal(0);
        aws.on("ecr StartLifecyclePolicyPreview", () => new Refusal("LifecyclePolicyPreviewInProgressException"));
        expect((await undeployed()).code).to.equal(1);
    });

    it("is said to be unknown where ECR does not tell", async () => {
        aws.on("ecr GetLifecyclePolicyPreview", () => ({ status: "FAILED" }));
        const failed = await undeployed();
        expect([failed.code, failed.err]).to.deep.equal([
            1,
            "ECR's preview of what it expires of platform/permits: FAILED.\n",
        ]);
        aws.on("ecr GetLifecyclePolicyPreview", () => ({ status: "IN_PROGRESS" }));
        const late = await undeployed();
        expect([late.code, late.err.trim().split("\n").at(-1)]).to.deep.equal([
            5,
            "ECR still works out what it expires of platform/permits.",
        ]);
    });
});
