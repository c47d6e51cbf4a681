import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EC2 } from "@aws-sdk/client-ec2";
import { ECR } from "@aws-sdk/client-ecr";
import { ECS } from "@aws-sdk/client-ecs";
import { SSM } from "@aws-sdk/client-ssm";
import { STS } from "@aws-sdk/client-sts";
import { expect } from "chai";
import { useEndpoint } from "./support/fake-aws";
import { Moto, motoMissing } from "./support/moto";
import { operate } from "./support/operator";

const missing = motoMissing();
const cluster = "platform-test";
const region = "us-east-1";
const family = "platform-test-permits";
const parameterName = "/platform/test/permits/image";

describe(`ops against moto's server${missing === undefined ? "" : `: not run, ${missing}`}`, function () {
    let moto: Moto;
    let digests: readonly string[];
    let ecs: ECS;
    let ssm: SSM;

    before(async function () {
        if (missing !== undefined) {
            this.skip();
        }
        moto = await Moto.start();
        useEndpoint(moto.endpoint);
        ecs = new ECS({ region });
        ssm = new SSM({ region });
        digests = await pushImages();
        await ssm.putParameter({ Name: parameterName, Type: "String", Value: addressOf(0) });
        await createCluster();
    });
    after(() => {
        (moto as Moto | undefined)?.stop();
    });

    const addressOf = (image: number): string =>
        `123456789012.dkr.ecr.us-east-1.amazonaws.com/permits@${digests[image] ?? ""}`;

    async function pushImages(): Promise<string[]> {
        const ecr = new ECR({ region });
        await ecr.createRepository({ repositoryName: "permits" });
        const pushed: string[] = [];
        for (const [imageTag, letter] of [
            ["1.0.0", "a"],
            ["2.0.0", "b"],
        ] as const) {
            const imageDigest = `sha256:${letter.repeat(64)}`;
            const mediaType = "application/vnd.oci.image.manifest.v1+json";
            const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, annotations: { imageTag } });
            await ecr.putImage({ repositoryName: "permits", imageTag, imageDigest, imageManifest });
            pushed.push(imageDigest);
        }
        return pushed;
    }

    async function createCluster(): Promise<void> {
        await ecs.createCluster({ clusterName: cluster });
        const ec2 = new EC2({ region });
        const { Images: [ami] = [] } = await ec2.describeImages({});
        const { Instances: [instance] = [] } = await ec2.runInstances({
            ImageId: ami?.ImageId,
            MinCount: 1,
            MaxCount: 1,
            InstanceType: "t3.large",
        });
        const document = { region, instanceId: instance?.InstanceId, accountId: "123456789012" };
        await ecs.registerContainerInstance({ cluster, instanceIdentityDocument: JSON.stringify(document) });
        const app = {
            name: "app",
            image: addressOf(0),
            memory: 256,
            cpu: 256,
            linuxParameters: { initProcessEnabled: true, tmpfs: [{ containerPath: "/tmp", size: 64 }] },
        };
        for (const name of [family, `${family}_task-migrate`, `${family}_task-report`]) {
            await ecs.registerTaskDefinition({
                family: name,
                networkMode: "bridge",
                containerDefinitions: [app],
                tags: [{ key: "Project", value: "platform" }],
            });
        }
        await ecs.createService({ cluster, serviceName: "permits-1a2b3c4", taskDefinition: family, desiredCount: 2 });
    }

    it("is in an account that the stack may touch", async () => {
        expect((await new STS({ region }).getCallerIdentity({})).Account).to.equal("123456789012");
    });

    it("status", async () => {
        const { code, answer } = await operate(["status", "permits", "--stack", "test", "--json"]);
        const [permits] = answer["services"] as Record<string, unknown>[];
        expect(permits).to.deep.include({ service: "permits", deployed: true, wanted: 2, image: addressOf(0) });
        expect([0, 1]).to.include(code);
    });

    it("deploy, with tasks left out: the parameter, a copy that has lost nothing, and the service point to the new image", async () => {
        // moto has no service deployments, and leaves a service's rollout where it was.
        const { code, err } = await operate([
            "deploy",
            "permits",
            "2.0.0",
            "--no-tasks",
            "--stack",
            "test",
            "--yes",
            "--timeout",
            "1m",
        ]);
        expect(err).to.contain("ECS does not tell of service deployments here");
        expect(code).to.equal(5);
        expect((await ssm.getParameter({ Name: parameterName })).Parameter).to.deep.include({
            Version: 2,
            Value: addressOf(1),
        });
        const { services: [service] = [] } = await ecs.describeServices({ cluster, services: ["permits-1a2b3c4"] });
        const { taskDefinition: copy, tags } = await ecs.describeTaskDefinition({
            taskDefinition: service?.taskDefinition,
            include: ["TAGS"],
        });
        const { taskDefinition: original } = await ecs.describeTaskDefinition({ taskDefinition: `${family}:1` });
        expect(copy?.revision).to.equal(2);
        expect(copy?.containerDefinitions).to.deep.equal([
            { ...original?.containerDefinitions?.[0], image: addressOf(1) },
        ]);
        expect(tags).to.deep.equal([{ key: "Project", value: "platform" }]);
    });

    it("rollback --list, with the dates and whether the images are there", async () => {
        const { answer } = await operate(["rollback", "permits", "--list", "--stack", "test", "--json"]);
        expect(
            (answer["versions"] as Record<string, unknown>[]).map(({ version, image, exists }) => ({
                version,
                image,
                exists,
            })),
        ).to.deep.equal([
            { version: 2, image: addressOf(1), exists: true },
            { version: 1, image: addressOf(0), exists: true },
        ]);
    });

    it("undeployed: the pushed images, of which the newest runs", async () => {
        const { answer } = await operate(["undeployed", "--stack", "test", "--json"]);
        const [, permits] = answer["services"] as Record<string, unknown>[];
        expect(permits).to.deep.include({
            service: "permits",
            running: addressOf(1),
            wanted: addressOf(1),
            findings: [],
        });
    });

    it("run follows a task through its life to its exit code", async () => {
        const { code, err } = await operate([
            "run",
            "--stack",
            "test",
            "--yes",
            "--timeout",
            "10s",
            "permits",
            "report",
            "--",
            "ls",
            "-l",
        ]);
        expect(err).to.match(/^task \S+ started\n(report: \w+\n)*task \S+: exit code 0\n$/);
        expect(code).to.equal(0);
        const { taskArns = [] } = await ecs.listTasks({ cluster, startedBy: "ops/moto" });
        const { tasks: [task] = [] } = await ecs.describeTasks({ cluster, tasks: taskArns });
        expect(taskArns).to.have.length(1);
        expect(task?.overrides?.containerOverrides?.[0]?.command).to.deep.equal(["ls", "-l"]);
    });

    it("logs, with the time and the task", async () => {
        const logs = new CloudWatchLogs({ region });
        const logGroupName = "/platform-test/services/permits";
        const logStreamName = "service/app/0123456789abcdef";
        await logs.createLogGroup({ logGroupName });
        await logs.createLogStream({ logGroupName, logStreamName });
        const events = [{ timestamp: Date.now() - 1000, message: "served" }];
        await logs.putLogEvents({ logGroupName, logStreamName, logEvents: events });
        const { out } = await operate(["logs", "permits", "--stack", "test", "--since", "999d"]);
        expect(out).to.match(/^\S+Z 01234567 served\n$/);
    });

    it("drain: moto moves no tasks, so the time is up", async () => {
        const { code, out } = await operate([
            "drain",
            "oldest",
            "--stack",
            "test",
            "--yes",
            "--force",
            "--timeout",
            "10s",
        ]);
        expect(out).to.match(/^i-\w+ is being drained, and ECS goes on\./);
        expect(code).to.equal(5);
        const { containerInstanceArns = [] } = await ecs.listContainerInstances({ cluster, status: "DRAINING" });
        expect(containerInstanceArns).to.have.length(1);
    });
});
