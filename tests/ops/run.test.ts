import { expect } from "chai";
import type { FakeAws } from "./support/fake-aws";
import { type FakeCluster, withFakeCluster } from "./support/cluster";
import { operate } from "./support/operator";

describe("ops run", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    withFakeCluster((fake) => {
        ({ aws, cluster } = fake);
    });

    const run = (...args: readonly string[]) => operate(["run", "--stack", "test", "--yes", "permits", ...args]);

    it("writes the log of the task, and ends with its exit code", async () => {
        cluster.exitCodes = [3];
        expect(await run("report")).to.deep.include({
            code: 3,
            out: "one line\n",
            err: "task task1 started\ntask task1: exit code 3; Essential container in task exited\n",
        });
        expect(aws.inputs("logs GetLogEvents")[0]).to.deep.include({
            logGroupName: "/platform-test/services/permits",
            logStreamName: "task-report/app/task1",
            startFromHead: true,
        });
    });

    it("runs the family's latest revision as the program does", async () => {
        await run("report");
        const [{ clientToken: _, ...input } = {}] = aws.inputs("ecs RunTask");
        expect(input).to.deep.equal({
            cluster: "platform-test",
            taskDefinition: "platform-test-permits_task-report",
            count: 1,
            startedBy: "ops/jo",
            capacityProviderStrategy: [{ capacityProvider: "instances", weight: 1, base: 0 }],
            placementStrategy: [
                { type: "spread", field: "attribute:ecs.availability-zone" },
                { type: "binpack", field: "memory" },
            ],
            enableECSManagedTags: true,
            enableExecuteCommand: true,
            propagateTags: "TASK_DEFINITION",
        });
    });

    it("takes a command after --", async () => {
        await run("report", "--", "npm", "run", "report", "--verbose");
        expect(aws.inputs("ecs RunTask")[0]).to.deep.include({
            overrides: { containerOverrides: [{ name: "app", command: ["npm", "run", "report", "--verbose"] }] },
        });
    });

    it("--json: the log in the answer", async () => {
        const { answer, code } = await run("report", "--json");
        expect(code).to.equal(0);
        expect(answer).to.deep.equal({
            version: 1,
            command: "run",
            stack: "test",
            service: "permits",
            task: "report",
            arn: "arn:aws:ecs:us-east-1:123456789012:task/platform-test/task1",
            exitCode: 0,
            end: "task task1: exit code 0; Essential container in task exited",
            log: ["one line"],
        });
    });

    it("exit code 125 when the container did not start, or ECS started no task", async () => {
        cluster.exitCodes = [undefined];
        expect(await run("report")).to.deep.include({
            code: 125,
            err: "task task1 started\ntask task1: CannotPullContainerError; Essential container in task exited\n",
        });
        aws.on("ecs RunTask", () => ({ tasks: [], failures: [{ reason: "RESOURCE:MEMORY" }] }));
        expect(await run("report")).to.deep.include({
            code: 125,
            err: "report: ECS started no task: RESOURCE:MEMORY.\n",
        });
    });

    it("exit code 5 when the time is up, with where the log is", async () => {
        aws.on("ecs DescribeTasks", () => ({ tasks: [{ lastStatus: "RUNNING" }] }));
        expect(await run("report", "--timeout", "10s")).to.deep.include({
            code: 5,
            err:
                "task task1 started\nreport: running\nreport: task task1 still runs, and goes on. " +
                "Its log: /platform-test/services/permits, stream task-report/app/task1.\n",
        });
    });

    it("reads a stream that appears late, and to its end", async () => {
        let status = "RUNNING";
        aws.on("ecs DescribeTasks", (_input, nth) => {
            status = nth < 3 ? "RUNNING" : "STOPPED";
            return { tasks: [{ lastStatus: status, containers: [{ name: "app", exitCode: 0 }] }] };
        });
        const pages: Record<string, [string[], string]> = { start: [["a"], "1"], 1: [["b", "c"], "2"], 2: [[], "2"] };
        aws.on("logs GetLogEvents", ({ nextToken = "start" }) => {
            const [lines, nextForwardToken] = pages[String(nextToken)] ?? [[], ""];
            return status === "RUNNING"
                ? { events: [], nextForwardToken: undefined }
                : { events: lines.map((message) => ({ message })), nextForwardToken };
        });
        expect((await run("report")).out).to.equal("a\nb\nc\n");
    });

    it("waits for the last lines, which come a few seconds after the end", async () => {
        let ended = false;
        aws.on("ecs DescribeTasks", () => ({
            tasks: [{ lastStatus: "STOPPED", containers: [{ name: "app", exitCode: 0 }] }],
        }));
        aws.on("logs GetLogEvents", ({ nextToken }) => ({
            events: ended && nextToken === undefined ? [{ message: "late" }] : [],
            ...(ended ? { nextForwardToken: "end" } : {}),
        }));
        const sleep = (): Promise<void> => {
            ended = true;
            return Promise.resolve();
        };
        const { out } = await operate(["run", "permits", "report", "--stack", "test", "--yes"], { sleep });
        expect(out).to.equal("late\n");
    });

    it("--dry-run makes no call that changes something", async () => {
        const { code, out } = await run("report", "--dry-run");
        expect(out).to.match(/^would call ecs RunTask \{"cluster":"platform-test".*\}\nNothing was changed\.\n$/);
        expect(code).to.equal(0);
        expect(aws.changes).to.deep.equal([]);
    });

    it("exit code 2 for a task that the service does not have", async () => {
        expect(await run("repport")).to.deep.include({
            code: 2,
            err: 'permits has no task "repport"; it has: migrate, report.\n',
        });
    });
});
