import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { FakeAws } from "./support/fake-aws";
import { type FakeCluster, serviceArn, withFakeCluster } from "./support/cluster";
import { fixture, operate } from "./support/operator";

describe("ops", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    withFakeCluster((fake) => {
        ({ aws, cluster } = fake);
    });

    describe("restart", () => {
        const restart = (...args: readonly string[]) =>
            operate(["restart", "permits", ...args, "--stack", "test", "--yes"]);

        it("forces a deployment, names nothing else, and waits for the verdict", async () => {
            cluster.verdicts = [
                { status: "IN_PROGRESS", targetServiceRevision: { requestedTaskCount: 2 } },
                { status: "SUCCESSFUL" },
            ];
            expect(await restart()).to.deep.include({
                code: 0,
                out: "permits runs new copies.\n",
                err: "permits: in progress: 0 of 2 copies run\n",
            });
            expect(aws.inputs("ecs UpdateService")).to.deep.equal([
                { cluster: "platform-test", service: "permits-1a2b3c4", forceNewDeployment: true },
            ]);
        });

        it("exit code 3 when ECS went back", async () => {
            cluster.verdicts = [{ status: "ROLLBACK_SUCCESSFUL" }];
            expect(await restart()).to.deep.include({
                code: 3,
                out: "permits runs the copies that it had: new ones did not start, or alarms fired.\n  ECS: rollback successful\n",
            });
        });

        it("exit code 5 when the time is up", async () => {
            cluster.verdicts = [{ status: "IN_PROGRESS" }];
            const { code, answer } = await restart("--timeout", "1m", "--json");
            expect(code).to.equal(5);
            expect(answer).to.deep.equal({
                version: 1,
                command: "restart",
                stack: "test",
                service: "permits",
                result: "time is up",
                why: [],
            });
        });

        it("--dry-run makes no call that changes something", async () => {
            const { out } = await restart("--dry-run");
            expect(out).to.equal(
                'would call ecs UpdateService {"cluster":"platform-test","service":"permits-1a2b3c4","forceNewDeployment":true}\nNothing was changed.\n',
            );
            expect(aws.changes).to.deep.equal([]);
        });
    });

    describe("scale", () => {
        let root: string;
        beforeEach(() => {
            root = mkdtempSync(path.join(tmpdir(), "ops-scale-"));
            cpSync(fixture, root, { recursive: true });
            const counts = [2, 2, 3];
            aws.on("ecs DescribeServices", (_input, nth) => ({
                services: [
                    {
                        ...{
                            serviceArn,
                            serviceName: "permits-1a2b3c4",
                            runningCount: counts[Math.min(nth, counts.length) - 1],
                        },
                        taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/platform-test-permits:1",
                    },
                ],
            }));
        });
        afterEach(() => {
            rmSync(root, { recursive: true });
        });

        const scale = (...args: readonly string[]) => operate(["scale", ...args, "--stack", "test", "--yes"], { root });
        const file = () => readFileSync(path.join(root, "Pulumi.test.yaml"), "utf8");

        it("sets the number, waits until so many run, and says what the next update does", async () => {
            const before = file();
            expect(await scale("permits", "3")).to.deep.include({
                code: 0,
                out:
                    "permits runs 3 copies.\n" +
                    "Pulumi.test.yaml says 2: the next pulumi up sets that again. With --write, this command writes 3 there.\n",
                err: "permits: 2 of 3 copies run\n",
            });
            expect(aws.inputs("ecs UpdateService")).to.deep.equal([
                { cluster: "platform-test", service: "permits-1a2b3c4", desiredCount: 3 },
            ]);
            expect(file()).to.equal(before);
        });

        it("--write writes it to the stack file, and nothing else", async () => {
            const before = file();
            const { out } = await scale("permits", "3", "--write");
            expect(out).to.equal(
                [
                    "permits runs 3 copies.",
                    "Pulumi.test.yaml says so now:",
                    "@@ line 37 @@",
                    "        variants:",
                    '          next: {environment: {FEATURE: "on"}}',
                    "+       desiredCount: 3",
                    "",
                ].join("\n"),
            );
            expect(file()).to.equal(before.replace('"on"}}\n', '"on"}}\n      desiredCount: 3\n'));
        });

        it("of a variant, writes to the variant", async () => {
            aws.on("ecs DescribeServices", () => ({
                services: [
                    {
                        serviceArn,
                        runningCount: 2,
                        taskDefinition: "arn:aws:ecs:us-east-1:1:task-definition/platform-test-permits-next:1",
                    },
                ],
            }));
            await scale("permits-next", "2", "--write");
            expect(file()).to.contain('        next: {environment: {FEATURE: "on"}, desiredCount: 2}\n');
        });

        it("exit code 5 when the time is up", async () => {
            expect(await scale("permits", "4", "--timeout", "10s")).to.deep.include({ code: 5 });
        });

        for (const [what, args, message] of [
            [
                "a service whose number the load decides",
                ["boards", "3"],
                "the load decides how many copies of boards run, from 2 to 4: change scaling.minCount or scaling.maxCount in Pulumi.test.yaml and run `pulumi up`.\n",
            ],
            ["what is no number", ["permits", "many"], 'the count is "many"; allowed: a number from 0 to 1000.\n'],
            [
                "copies that the cluster cannot hold",
                ["permits", "60"],
                'config: 1 problem in stack "test"\n- platform:cluster.maxInstances: 4 is not valid; allowed 16 or more, so that t3.large instances hold every service twice over while all are deployed. Set it in Pulumi.test.yaml\n',
            ],
        ] as const) {
            it(`exit code 2 for ${what}`, async () => {
                expect(await scale(...args)).to.deep.include({ code: 2, err: message });
                expect(aws.changes).to.deep.equal([]);
            });
        }

        it("--dry-run changes neither AWS nor the file", async () => {
            const before = file();
            const { out } = await scale("permits", "3", "--write", "--dry-run");
            expect(out).to.match(/^would call ecs UpdateService .*"desiredCount":3\}\nNothing was changed\.\n$/);
            expect(aws.changes).to.deep.equal([]);
            expect(file()).to.equal(before);
        });
    });
});
