import { expect } from "chai";
import { Refusal } from "./support/fake-aws";
import { operate } from "./support/operator";
import { imagesRoot, ops, withRegistry } from "./support/with-registry";

describe("ops undeployed: what ECR would expire", () => {
    const world = withRegistry();
    let running: string;
    beforeEach(async () => {
        running = world.registry.push(["git-1"]);
        world.registry.runs(running);
        await ops("release", "permits", "git-1");
        world.registry.functionRuns(world.registry.push(["git-1-amd64"], undefined, "amd64"));
        await ops("release", "fn-report", "git-1-amd64");
    });
    const undeployed = () => operate(["undeployed", "--json"], { root: imagesRoot });

    it("names an image that runs, after ECR has worked it out, and no other", async () => {
        world.registry.expired = [`sha256:${"f".repeat(64)}`, running];
        const { code, answer } = await undeployed();
        expect([code, answer["findings"]]).to.deep.equal([
            1,
            [
                "permits: ECR's rules expire the image that runs: raise keepReleases or keepOthersDays of its repository in Pulumi.shared.yaml",
            ],
        ]);
        expect(world.aws.inputs("ecr StartLifecyclePolicyPreview")).to.deep.equal([
            { registryId: "123456789012", repositoryName: "platform/permits" },
        ]);
        world.registry.expired = [`sha256:${"f".repeat(64)}`];
        expect((await undeployed()).code).to.equal(0);
    });

    it("is nothing where the repository has no rules, and waits where somebody asks at the same moment", async () => {
        world.registry.expired = [running];
        world.aws.on("ecr StartLifecyclePolicyPreview", () => new Refusal("LifecyclePolicyNotFoundException"));
        expect((await undeployed()).code).to.equal(0);
        world.aws.on("ecr StartLifecyclePolicyPreview", () => new Refusal("LifecyclePolicyPreviewInProgressException"));
        expect((await undeployed()).code).to.equal(1);
    });

    it("is said to be unknown where ECR does not tell", async () => {
        world.aws.on("ecr GetLifecyclePolicyPreview", () => ({ status: "FAILED" }));
        const failed = await undeployed();
        expect([failed.code, failed.err]).to.deep.equal([
            1,
            "ECR's preview of what it expires of platform/permits: FAILED.\n",
        ]);
        world.aws.on("ecr GetLifecyclePolicyPreview", () => ({ status: "IN_PROGRESS" }));
        const late = await undeployed();
        expect([late.code, late.err.trim().split("\n").at(-1)]).to.deep.equal([
            5,
            "ECR still works out what it expires of platform/permits.",
        ]);
    });
});
