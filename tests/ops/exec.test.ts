import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { FakeCluster } from "./support/cluster";
import { operate, type Circumstances } from "./support/operator";

describe("ops exec", () => {
    let aws: FakeAws;
    const task = "arn:aws:ecs:us-east-1:123456789012:task/platform-test/0123abcd";
    beforeEach(async () => {
        aws = new FakeAws();
        new FakeCluster(aws);
        aws.on("ecs ListTasks", () => ({ taskArns: ["younger", task] }));
        aws.on("ecs DescribeTasks", () => ({
            tasks: [
                { taskArn: "a/b/9999", lastStatus: "RUNNING", startedAt: 2, containers: [] },
                { taskArn: "a/b/8888", lastStatus: "PENDING", startedAt: 0, containers: [] },
                {
                    taskArn: task,
                    lastStatus: "RUNNING",
                    startedAt: 1,
                    containers: [{ name: "app", runtimeId: "runtime-1" }],
                },
            ],
        }));
        aws.on("ecs ExecuteCommand", () => ({
            session: { sessionId: "s-1", streamUrl: "wss://stream", tokenValue: "secret" },
        }));
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    const exec = (args: readonly string[], circumstances: Circumstances = {}) =>
        operate(["exec", "--stack", "test", "--yes", ...args], circumstances);

    it("opens a shell in the oldest copy through AWS's plugin, and ends with its code", async () => {
        const spawned: unknown[] = [];
        const { code } = await exec(["permits"], {
            terminal: true,
            spawn: (...call) => {
                spawned.push(call);
                return Promise.resolve(7);
            },
        });
        expect(code).to.equal(7);
        expect(aws.inputs("ecs ExecuteCommand")).to.deep.equal([
            { cluster: "platform-test", task, container: "app", command: "/bin/sh", interactive: true },
        ]);
        expect(spawned).to.deep.equal([
            [
                "session-manager-plugin",
                [
                    '{"SessionId":"s-1","StreamUrl":"wss://stream","TokenValue":"secret"}',
                    "us-east-1",
                    "StartSession",
                    "",
                    '{"Target":"ecs:platform-test_0123abcd_runtime-1"}',
                    "https://ssm.us-east-1.amazonaws.com",
                ],
            ],
        ]);
    });

    it("runs a command whose words stay words, in the copy that is named", async () => {
        await exec(["permits", "--task", "99", "--", "sh", "-c", "echo 'a b' $HOME"], {
            spawn: () => Promise.resolve(0),
        });
        expect(aws.inputs("ecs ExecuteCommand")[0]).to.deep.include({
            task: "a/b/9999",
            command: String.raw`sh -c 'echo '\''a b'\'' $HOME'`,
        });
    });

    it("--dry-run opens nothing", async () => {
        const { out } = await exec(["permits", "--dry-run", "--", "ls"]);
        expect(out).to.match(/^would call ecs ExecuteCommand \{.*"command":"ls".*\}\nNothing was changed\.\n$/);
        expect(aws.changes).to.deep.equal([]);
    });

    for (const [what, args, message] of [
        [
            "a service that lets nobody in",
            ["boards", "--", "ls"],
            "boards lets nobody in: set exec: true for it in Pulumi.test.yaml, and run `pulumi up`.\n",
        ],
        ["a shell without a terminal", ["permits"], "a shell needs a terminal: give a command after --.\n"],
        [
            "a copy that is not there",
            ["permits", "--task", "77", "--", "ls"],
            'no copy of permits starts like "77"; there are: 0123abcd, 9999.\n',
        ],
        [
            "a plugin that is not installed",
            ["permits", "--", "ls"],
            "session-manager-plugin is not installed: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html\n",
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            expect(await exec(args)).to.deep.include({ code: 2, err: message });
        });
    }
});
