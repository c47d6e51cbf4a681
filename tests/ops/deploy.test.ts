import { expect } from "chai";
import type { FakeAws } from "./support/fake-aws";
import { digest, type FakeCluster, image, revision, withFakeCluster } from "./support/cluster";
import { operate } from "./support/operator";

describe("ops deploy", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    withFakeCluster((fake) => {
        ({ aws, cluster } = fake);
    });

    const deploy = (...args: readonly string[]) => operate(["deploy", "permits", ...args, "--stack", "test", "--yes"]);
    const parameter = () => cluster.parameter.map(({ Value, Labels }) => [Value.slice(-3), ...Labels]);

    it("moves the parameter, copies the tasks, runs those that come first, and rolls the service", async () => {
        const { code, out, err } = await deploy("2.0.0");

        expect(out).to.equal(
            "permits runs 2.0.0, revision platform-test-permits:2; before it, aaaaaaaaaaaa.\n" +
                "The next pulumi up registers the same contents once more, runs the tasks before a deployment again, and rolls the copies once.\n",
        );
        expect(err).to.equal("task task1 started\nmigrate | one line\n");
        expect(code).to.equal(0);
        expect(aws.changes).to.deep.equal([
            "ssm PutParameter",
            "ecs RegisterTaskDefinition",
            "ecs RegisterTaskDefinition",
            "ecs RunTask",
            "ecs RegisterTaskDefinition",
            "ecs UpdateService",
            "ssm LabelParameterVersion",
            "ssm LabelParameterVersion",
        ]);
        expect(parameter()).to.deep.equal([
            ["aaa", "previous"],
            ["bbb", "live"],
        ]);
        expect(aws.inputs("ecs UpdateService")).to.deep.equal([
            {
                cluster: "platform-test",
                service: "permits-1a2b3c4",
                taskDefinition: revision("platform-test-permits", 2),
            },
        ]);
        expect(aws.inputs("ecs RunTask")[0]).to.deep.include({
            taskDefinition: revision("platform-test-permits_task-migrate", 2),
            startedBy: "ops/jo",
            capacityProviderStrategy: [{ capacityProvider: "instances", weight: 1, base: 0 }],
        });
    });

    it("keeps members of a task definition that the SDK does not know", async () => {
        await deploy("2.0.0");
        expect(aws.inputs("ecs RegisterTaskDefinition").at(-1)).to.deep.equal({
            family: "platform-test-permits",
            containerDefinitions: [{ name: "app", image: `${image}@${digest("b")}`, laterYears: { kept: true } }],
        });
    });

    it("takes a copy back that ECS did not keep as it was", async () => {
        aws.on("ecs RegisterTaskDefinition", ({ containerDefinitions, ...rest }) => {
            const [{ laterYears: _, ...app } = {}] = containerDefinitions as Record<string, unknown>[];
            return cluster.register({ ...rest, containerDefinitions: [app] });
        });
        const { code, err } = await deploy("2.0.0");

        expect(err).to.equal(
            `ECS would lose containerDefinitions[0].laterYears of ${revision("platform-test-permits_task-migrate", 1)}: ` +
                "the copy was taken back, and nothing was deployed.\n",
        );
        expect(code).to.equal(3);
        expect(aws.inputs("ecs DeregisterTaskDefinition")).to.deep.equal([
            { taskDefinition: revision("platform-test-permits_task-migrate", 2) },
        ]);
        expect(parameter()).to.deep.equal([["aaa", "live"], ["bbb"], ["aaa"]]);
    });

    it("exit code 3 with ECS's reasons, and the parameter as it was, when the circuit breaker goes back", async () => {
        cluster.verdicts = [
            {
                status: "IN_PROGRESS",
                targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 0, pendingTaskCount: 2 },
            },
            {
                status: "ROLLBACK_SUCCESSFUL",
                deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3, threshold: 3 },
                alarms: { triggeredAlarmNames: ["platform-test-permits-deployment"] },
                rollback: { reason: "Service deployment rolled back because of the circuit breaker." },
            },
        ];
        const stopped = {
            taskArn: "arn:task/platform-test/9",
            taskDefinitionArn: revision("platform-test-permits", 2),
        };
        aws.on("ecs ListTasks", () => ({ taskArns: [stopped.taskArn] }));
        aws.on("ecs DescribeTasks", () => ({
            tasks: [
                {
                    ...stopped,
                    lastStatus: "STOPPED",
                    stoppedReason: "Essential container in task exited",
                    containers: [{ name: "app", exitCode: 1 }],
                },
            ],
        }));
        const { code, out, err } = await deploy("2.0.0", "--no-tasks");

        expect(err).to.equal("permits: in progress: 0 of 2 copies run, 2 starting\n");
        expect(out.split("\n")).to.deep.equal([
            "permits was not deployed: it runs aaaaaaaaaaaa, and its parameter names that again.",
            "  ECS: rollback successful",
            "  circuit breaker: 3 copies failed, 3 may",
            "  alarms: platform-test-permits-deployment",
            "  rolled back: Service deployment rolled back because of the circuit breaker.",
            "  task 9: exit code 1; Essential container in task exited",
            "  last lines of 9, in /platform-test/services/permits:",
            "    one line",
            "",
        ]);
        expect(code).to.equal(3);
        expect(parameter()).to.deep.equal([["aaa", "live"], ["bbb"], ["aaa"]]);
    });

    it("exit code 3, and no touched service, when a task before the deployment fails", async () => {
        cluster.exitCodes = [4];
        const { code, out } = await deploy("2.0.0");
        expect(out).to.equal(
            "permits was not deployed: it runs aaaaaaaaaaaa, and its parameter names that again.\n" +
                "  migrate, before the deployment: task task1: exit code 4; Essential container in task exited\n" +
                "  The service was not touched.\n",
        );
        expect(code).to.equal(3);
        expect(aws.changes).not.to.include("ecs UpdateService");
        expect(parameter().at(-1)).to.deep.equal(["aaa"]);
    });

    it("deploys what the parameter names when no image is given", async () => {
        cluster.parameter.push({ Version: 2, Value: `${image}@${digest("b")}`, Labels: [] });
        expect((await deploy()).code).to.equal(0);
        expect(aws.changes).not.to.include("ssm PutParameter");
        expect(parameter()).to.deep.equal([
            ["aaa", "previous"],
            ["bbb", "live"],
        ]);
    });

    it("changes nothing but the label where the image runs already", async () => {
        const { code, out } = await deploy();
        expect(out).to.equal(
            "permits runs aaaaaaaaaaaa already. New copies of it: npm run ops -- restart permits --stack test\n",
        );
        expect(code).to.equal(0);
        expect(aws.changes).to.deep.equal(["ssm LabelParameterVersion"]);
    });

    it("--dry-run shows the calls, and makes none that changes something", async () => {
        const { code, answer } = await deploy("2.0.0", "--dry-run", "--json");
        expect(code).to.equal(0);
        expect(aws.changes).to.deep.equal([]);
        expect((answer["calls"] as { call: string }[]).map(({ call }) => call)).to.deep.equal([
            "ssm PutParameter",
            "ecs RegisterTaskDefinition",
            "ecs RegisterTaskDefinition",
            "ecs RunTask",
            "ecs RegisterTaskDefinition",
            "ecs UpdateService",
            "ssm LabelParameterVersion",
            "ssm LabelParameterVersion",
        ]);
    });

    for (const [what, argv, message] of [
        [
            "an image that stands in the stack file",
            ["deploy", "boards"],
            "the image of boards stands in Pulumi.test.yaml: registry.example.gov/boards:1.0.0. Change it there and run `pulumi up`, or " +
                "write { repository: name } or { ssmParameter: /path } in its place: then images are deployed without a change of the file.",
        ],
        ["a tag that is not there", ["deploy", "permits", "3.0.0"], `${image} has no image 3.0.0.`],
        [
            "no tag at all",
            ["deploy", "permits", "registry.example.gov/permits"],
            'image "registry.example.gov/permits" has no tag and no digest; allowed: one of both.',
        ],
        [
            "an unknown service",
            ["deploy", "permit"],
            'Pulumi.test.yaml deploys no service "permit"; it has: boards, permits, permits-next. Did you mean permits?',
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            expect(await operate([...argv, "--stack", "test", "--yes"])).to.deep.include({
                code: 2,
                err: `${message}\n`,
                out: "",
            });
            expect(aws.changes).to.deep.equal([]);
        });
    }
});
