import path from "node:path";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { record } from "../harness/record";
import { program, stackValues } from "../harness/stack";
import { useEndpoint } from "./support/fake-aws";
import { Moto, motoMissing } from "./support/moto";
import { operate } from "./support/operator";

const missing = motoMissing();
const root = path.resolve(__dirname, "../..");
const region = "us-east-1";
const name = "platform/boards-commissions";
const address = `123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}`;
const family = "platform-staging-boards-commissions";
const digest = `sha256:${"b".repeat(64)}`;

/** The way of a new image, with the README's commands and the stacks of this repository. */
describe(`a new image against moto's server${missing === undefined ? "" : `: not run, ${missing}`}`, function () {
    let moto: Moto;
    let ecr: ECR;
    let ssm: SSM;

    before(async function () {
        if (missing !== undefined) {
            this.skip();
        }
        moto = await Moto.start();
        useEndpoint(moto.endpoint);
        [ecr, ssm] = [new ECR({ region }), new SSM({ region })];
    });
    after(() => {
        (moto as Moto | undefined)?.stop();
    });

    const ops = (...args: readonly string[]) => operate([...args, "--yes", "--timeout", "1m"], { root });
    const pointer = async (stack: string) => {
        const { Parameter } = await ssm.getParameter({ Name: `/platform/${stack}/images/boards-commissions` });
        return Parameter?.Value;
    };
    const tags = async () => {
        const { imageDetails } = await ecr.describeImages({
            repositoryName: name,
            imageIds: [{ imageDigest: digest }],
        });
        return imageDetails?.[0]?.imageTags?.map((tag) => tag.replace(/\d{8}T\d{6}Z$/, "<time>")).sort();
    };

    it("has a repository: what shared-services plans, AWS takes", async () => {
        const recording = await record(program, {
            config: stackValues("shared-services"),
            stack: "shared-services",
        });
        const inputs = (type: string) => recording.inputs(`aws:ecr/${type}`, "images-boards-commissions");
        const { imageTagMutability } = inputs("repository:Repository");
        await ecr.createRepository({ repositoryName: name, imageTagMutability: imageTagMutability as "IMMUTABLE" });
        const rules = JSON.stringify(inputs("lifecyclePolicy:LifecyclePolicy")["policy"]);
        await ecr.putLifecyclePolicy({ repositoryName: name, lifecyclePolicyText: rules });
        const policyText = JSON.stringify(
            recording.document("aws:ecr/repositoryPolicy:RepositoryPolicy", "images-boards-commissions"),
        );
        await ecr.setRepositoryPolicy({ repositoryName: name, policyText });
        const { lifecyclePolicyText } = await ecr.getLifecyclePolicy({ repositoryName: name });
        expect(JSON.parse(lifecyclePolicyText ?? "")).to.deep.equal(JSON.parse(rules));
    });

    it("is not released before ECR has scanned it", async () => {
        const mediaType = "application/vnd.oci.image.manifest.v1+json";
        const imageManifest = JSON.stringify({
            schemaVersion: 2,
            mediaType,
            config: { digest: `sha256:${"c".repeat(64)}` },
        });
        await ecr.putImage({ repositoryName: name, imageTag: "git-1", imageDigest: digest, imageManifest });
        const { code, err } = await ops("release", "boards-commissions", "git-1", "--stack", "staging");
        expect(err).to.match(/^The image's architecture is not known.*\nECR has not scanned sha256:b+: NO_SCAN\. /);
        expect(code).to.equal(1);
    });

    it("is released to staging: a tag that keeps it, and the parameter that the stack reads", async () => {
        await ecr.startImageScan({ repositoryName: name, imageId: { imageDigest: digest } });
        const { code, err } = await ops("release", "boards-commissions", "git-1", "--stack", "staging");
        expect(code, err).to.equal(0);
        expect(await tags()).to.deep.equal(["git-1", "release-staging-<time>"]);
        expect(await pointer("staging")).to.equal(`${address}@${digest}`);
    });

    it("is deployed there; of the deployment moto knows no end", async () => {
        const ecs = new ECS({ region });
        const cluster = "platform-staging";
        await ecs.createCluster({ clusterName: cluster });
        const app = { name: "app", image: `${address}@sha256:${"a".repeat(64)}`, memory: 256 };
        await ecs.registerTaskDefinition({ family, containerDefinitions: [app] });
        await ecs.createService({ cluster, serviceName: "boards", taskDefinition: family, desiredCount: 1 });
        const { code } = await ops("deploy", "boards-commissions", "--stack", "staging");
        expect(code).to.equal(5);
        const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: family });
        expect([taskDefinition?.revision, taskDefinition?.containerDefinitions?.[0]?.image]).to.deep.equal([
            2,
            `${address}@${digest}`,
        ]);
    });

    it("is promoted to prod once it is known to run in staging", async () => {
        const before = await ops("promote", "boards-commissions", "--stack", "prod");
        expect([before.code, before.err.includes("no version of")]).to.deep.equal([2, true]);
        await ssm.labelParameterVersion({ Name: "/platform/staging/images/boards-commissions", Labels: ["live"] });
        const { code, err } = await ops("promote", "boards-commissions", "--from", "staging", "--stack", "prod");
        expect(code, err).to.equal(0);
        expect(await tags()).to.deep.equal(["git-1", "release-prod-<time>", "release-staging-<time>"]);
        expect(await pointer("prod")).to.equal(`${address}@${digest}`);
    });
});
