import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { FakeCluster } from "./support/cluster";
import { noon, operate } from "./support/operator";

const days = (count: number): number => noon / 1000 - count * 86_400;

describe("ops status", () => {
    let aws: FakeAws;
    beforeEach(async () => {
        aws = new FakeAws();
        new FakeCluster(aws);
        aws.on("ecs ListContainerInstances", () => ({ containerInstanceArns: ["one", "two"] }));
        aws.on("monitoring DescribeAlarms", () => ({ MetricAlarms: [] }));
        instances({}, {});
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    function instances(...changes: readonly object[]): void {
        aws.on("ecs DescribeContainerInstances", () => ({
            containerInstances: changes.map((change, index) => ({
                ...{ ec2InstanceId: `i-${index}`, status: "ACTIVE", runningTasksCount: 3, agentConnected: true },
                ...{ registeredAt: days(index + 1), versionInfo: { agentVersion: "1.99.0" } },
                attributes: [{ name: "ecs.availability-zone", value: "us-east-1a" }],
                ...change,
            })),
        }));
    }

    it("shows copies, images, deployments and instances; exit code 1 for what is not deployed", async () => {
        const { code, out } = await operate(["status", "--stack", "test"]);
        expect(out).to.equal(
            [
                "service       wanted  running  starting  image         deployment    since",
                "boards        -       -        -         -             not deployed  -",
                "permits       2       2        0         aaaaaaaaaaaa  completed     2h",
                "permits-next  -       -        -         -             not deployed  -",
                "",
                "instance  zone        status  tasks  agent   age",
                "i-1       us-east-1a  active  3      1.99.0  2d",
                "i-0       us-east-1a  active  3      1.99.0  24h",
                "",
                "boards: not deployed",
                "permits-next: not deployed",
                "",
            ].join("\n"),
        );
        expect(code).to.equal(1);
    });

    it("of one service: its copies and its alarms, and exit code 0 where all is well", async () => {
        const { code, out } = await operate(["status", "permits", "--stack", "test"]);
        expect(out).to.equal(
            [
                "service  wanted  running  starting  image         deployment  since",
                "permits  2       2        0         aaaaaaaaaaaa  completed   2h",
                "",
                "Nothing to complain about.",
                "",
            ].join("\n"),
        );
        expect(code).to.equal(0);
        expect(aws.inputs("monitoring DescribeAlarms")).to.deep.equal([
            {
                AlarmNamePrefix: "platform-test-permits-",
                StateValue: "ALARM",
                AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
            },
        ]);
    });

    for (const [what, complaint, arrange] of [
        [
            "copies are missing",
            "permits: 1 of 2 copies run",
            () => {
                aws.on("ecs DescribeServices", () => ({
                    services: [
                        {
                            taskDefinition:
                                "arn:aws:ecs:us-east-1:123456789012:task-definition/platform-test-permits:1",
                            desiredCount: 2,
                            runningCount: 1,
                        },
                    ],
                }));
            },
        ],
        [
            "an agent is away",
            "i-0: its agent is disconnected",
            () => {
                instances({ agentConnected: false });
            },
        ],
        [
            "an instance was not rotated",
            "i-0: older than 35 days, so the rotation does not work",
            () => {
                instances({ registeredAt: days(36) });
            },
        ],
        [
            "an alarm fires that tells somebody",
            "alarm platform-test-permits-cpu: busy",
            () => {
                aws.on("monitoring DescribeAlarms", () => ({
                    MetricAlarms: [
                        { AlarmName: "platform-test-permits-cpu", AlarmDescription: "busy", AlarmActions: ["topic"] },
                        {
                            AlarmName: "platform-test-permits-deployment",
                            AlarmDescription: "nothing",
                            AlarmActions: [],
                        },
                    ],
                }));
            },
        ],
        [
            "a composite alarm fires",
            "alarm platform-test-permits-tg-slo-fast: fails",
            () => {
                const alarm = { AlarmName: "platform-test-permits-tg-slo-fast", AlarmDescription: "fails" };
                aws.on("monitoring DescribeAlarms", () => ({
                    CompositeAlarms: [{ ...alarm, AlarmActions: ["topic"] }],
                }));
            },
        ],
    ] as const) {
        it(`exit code 1 when ${what}`, async () => {
            arrange();
            const { code, answer } = await operate(["status", "--stack", "test", "--json"]);
            expect(code).to.equal(1);
            expect(answer["complaints"]).to.have.members([
                "boards: not deployed",
                "permits-next: not deployed",
                complaint,
            ]);
        });
    }

    it("an instance as old as the rotation lets it become is no finding", async () => {
        instances({ registeredAt: days(35) });
        const { answer } = await operate(["status", "--stack", "test", "--json"]);
        expect(answer["complaints"]).to.have.length(2);
    });

    it("--json", async () => {
        const { answer } = await operate(["status", "permits", "--stack", "test", "--json"]);
        expect(answer).to.deep.equal({
            version: 1,
            command: "status",
            stack: "test",
            services: [
                {
                    service: "permits",
                    deployed: true,
                    wanted: 2,
                    running: 2,
                    pending: 0,
                    image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/permits@sha256:${"a".repeat(64)}`,
                    deployment: "completed",
                    since: "2026-11-30T10:00:00.000Z",
                },
            ],
            instances: [],
            alarms: [],
            complaints: [],
        });
    });

    it("follows the pages of what AWS lists", async () => {
        const pages: Record<string, object> = {
            first: { serviceArns: [], nextToken: "second" },
            second: { serviceArns: ["arn:service"] },
        };
        aws.on("ecs ListServices", ({ nextToken = "first" }) => pages[String(nextToken)] as Record<string, unknown>);
        const { code } = await operate(["status", "permits", "--stack", "test"]);
        expect(code).to.equal(0);
        expect(aws.inputs("ecs ListServices")).to.have.length(2);
    });
});
