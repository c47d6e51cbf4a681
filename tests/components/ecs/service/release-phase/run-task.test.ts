import { expect } from "chai";
import { taskRunner } from "../../../../../components/ecs/service/release-phase/run-task.mjs";
import { arnOf, FakeEcs, revision, type FakeTask } from "./fake-ecs";

const request = { task: "migrate", taskDefinition: revision };
const context = { getRemainingTimeInMillis: () => 900_000 };

function call(ecs: FakeEcs) {
    return taskRunner(ecs.tools)(request, context);
}

async function failureOf(ecs: FakeEcs): Promise<Error> {
    return call(ecs).then(
        () => expect.fail("it ended well"),
        (error: unknown) => error as Error,
    );
}

const done = (id: string) => ({ task: arnOf({ id }), exitCode: 0 });

describe("the function that runs a task before a deployment", () => {
    it("starts the revision on the cluster's instances, and waits until it has ended", async () => {
        const ecs = new FakeEcs();
        expect(await call(ecs)).to.deep.equal(done("new1"));
        expect(ecs.seconds).to.equal(20);
        const [run = {}] = ecs.runs;
        expect(run["clientToken"]).to.match(/^[0-9a-f]{64}$/);
        expect(run).to.deep.equal({
            cluster: "platform-test",
            taskDefinition: revision,
            count: 1,
            startedBy: "before-deployment",
            clientToken: run["clientToken"],
            capacityProviderStrategy: [{ capacityProvider: "cluster-1234567", weight: 1, base: 0 }],
            placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
            networkConfiguration: undefined,
            enableECSManagedTags: true,
            propagateTags: "TASK_DEFINITION",
        });
    });

    it("says the exit code and the last lines of the log, without a stack trace", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [{ ends: 10, exitCode: 3 }];
        ecs.logLines = ["migrating 0042", 'error: relation "orders" does not exist'];
        const error = await failureOf(ecs);
        expect(error.message.split("\n")).to.deep.equal([
            "platform-test-app_task-migrate: exit code 3. The service was not deployed",
            "Last lines in log group /platform-test/services/app, stream task-migrate/app/new1",
            "migrating 0042",
            'error: relation "orders" does not exist',
        ]);
        expect([error.name, error.stack]).to.deep.equal(["ReleaseTaskFailed", ""]);
    });

    it("reads the stream that a log router writes, where one does", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [{ ends: 10, exitCode: 3 }];
        ecs.logLines = ["migrating 0042"];
        const { tools } = ecs;
        const forwarding = { ...tools, settings: { ...tools.settings, forwardsLogs: true } };
        const error = await taskRunner(forwarding)(request, context).then(
            () => expect.fail("it ended well"),
            (reason: unknown) => reason as Error,
        );
        expect(error.message.split("\n").slice(1)).to.deep.equal([
            "Last lines in log group /platform-test/services/app, stream task-migrate/app/app-firelens-new1",
            "migrating 0042",
        ]);
    });

    it("does without a log that has nothing", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [{ ends: 10, exitCode: 1 }];
        expect((await failureOf(ecs)).message).to.equal(
            "platform-test-app_task-migrate: exit code 1. The service was not deployed\n" +
                "Nothing in log group /platform-test/services/app, stream task-migrate/app/new1",
        );
        expect(ecs.seconds).to.equal(25); // lines come late: it looked three times
    });

    it("says why a task did not start", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [{ ends: 10, stoppedReason: "CannotPullContainerError: not found" }];
        expect((await failureOf(ecs)).message).to.equal(
            "platform-test-app_task-migrate: the task did not start: CannotPullContainerError: not found. " +
                "The service was not deployed",
        );
        ecs.starts = [];
        expect((await failureOf(ecs)).message).to.equal(
            "platform-test-app_task-migrate: ECS started no task: RESOURCE:MEMORY, no instance has 512 MiB. " +
                "The service was not deployed",
        );
    });

    it("says what to do about a task that takes too long, and goes on waiting when called again", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [{ ends: 1200, exitCode: 0 }];
        expect((await failureOf(ecs)).message).to.equal(
            `platform-test-app_task-migrate: ${arnOf({ id: "new1" })} still runs after 14 minutes, and Lambda cannot ` +
                "wait longer. It goes on; the service was not deployed. Deploy again when the task has ended, or at " +
                "once to go on waiting. By hand: aws ecs wait tasks-stopped --cluster platform-test --tasks " +
                arnOf({ id: "new1" }),
        );
        expect(await call(ecs)).to.deep.equal(done("new1"));
        expect([ecs.seconds, ecs.runs.length]).to.deep.equal([1200, 1]);
    });

    it("runs again after a failure", async () => {
        const ecs = new FakeEcs();
        ecs.starts = [
            { ends: 10, exitCode: 1 },
            { ends: 10, exitCode: 0 },
        ];
        await failureOf(ecs);
        expect(await call(ecs)).to.deep.equal(done("new2"));
        expect(new Set(ecs.runs.map((run) => run["clientToken"])).size).to.equal(2);
    });

    it("waits for the run of a call whose answer was lost, and does not repeat it", async () => {
        const ecs = new FakeEcs([{ id: "first", ends: 60, exitCode: 0 }]);
        expect(await call(ecs)).to.deep.equal(done("first"));
        expect(await call(ecs)).to.deep.equal(done("first"));
        expect([ecs.seconds, ecs.runs.length]).to.deep.equal([60, 0]);
    });

    it("has one token for two calls at once", async () => {
        const ecs = new FakeEcs();
        expect(await Promise.all([call(ecs), call(ecs)])).to.deep.equal([done("new1"), done("new1")]);
        expect([ecs.runs.length, ecs.tasks.length]).to.deep.equal([2, 1]);
    });

    const others: Readonly<Record<string, FakeTask>> = {
        "of another revision": { id: "old", ends: 60, exitCode: 0, taskDefinitionArn: revision.replace(":7", ":6") },
        "that somebody runs by hand": { id: "hand", ends: 60, exitCode: 0, startedBy: "" },
    };
    for (const [which, other] of Object.entries(others)) {
        it(`lets a task ${which} finish first, and takes it for none of its own`, async () => {
            const ecs = new FakeEcs([other]);
            expect(await call(ecs)).to.deep.equal(done("new1"));
            expect(ecs.seconds).to.equal(80);
        });
    }

    it("waits a minute for a new role's permissions", async () => {
        const ecs = new FakeEcs();
        ecs.deniedCalls = 4;
        expect(await call(ecs)).to.deep.equal(done("new1"));
        ecs.deniedCalls = 100;
        expect((await failureOf(ecs)).message).to.equal("refused");
    });

    it("does not repeat what is refused for another reason", async () => {
        const ecs = new FakeEcs();
        ecs.deniedCalls = 1;
        ecs.refusal = "ClusterNotFoundException";
        expect((await failureOf(ecs)).message).to.equal("refused");
    });
});
