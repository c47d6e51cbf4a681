import type { RunnerTools, RunSettings } from "../../../../../components/ecs/service/release-phase/run-task.mjs";

export const revision = "arn:aws:ecs:us-east-1:123456789012:task-definition/platform-test-app_task-migrate:7";
export const logGroupName = "/platform-test/services/app";
export const settings: RunSettings = {
    cluster: "platform-test",
    capacityProvider: "cluster-1234567",
    placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }],
    logGroupName,
};

/** A task of the cluster, at a clock of seconds. */
export interface FakeTask {
    readonly id: string;
    readonly taskDefinitionArn?: string;
    readonly startedBy?: string;
    /** When it stops. */
    readonly ends: number;
    /** None: the app never started. */
    readonly exitCode?: number;
    readonly stoppedReason?: string;
}

type Input = Readonly<Record<string, unknown>>;

/** A cluster whose tasks stop at their times, for a clock that only `sleep` moves. */
export class FakeEcs {
    seconds = 0;
    readonly tasks: FakeTask[];
    /** What `RunTask` was called with. */
    readonly runs: Input[] = [];
    /** Calls before which IAM does not know of the policy. */
    deniedCalls = 0;
    refusal = "AccessDeniedException";
    /** What `RunTask` makes, in turn; nothing more is a failure for want of memory. */
    starts: readonly Omit<FakeTask, "id">[] = [{ ends: 20, exitCode: 0 }];
    logLines: readonly string[] = [];
    private readonly byToken = new Map<unknown, FakeTask>();

    constructor(tasks: readonly FakeTask[] = []) {
        this.tasks = [...tasks];
    }

    readonly tools: RunnerTools = {
        settings,
        now: () => this.seconds * 1000,
        sleep: (milliseconds) => {
            this.seconds += milliseconds / 1000;
            return Promise.resolve();
        },
        ecs: {
            listTasks: (input) => this.answer(() => this.list(input)),
            describeTasks: (input) => this.answer(() => ({ tasks: this.describe(input) })),
            runTask: (input) => this.answer(() => this.run(input)),
        },
        logs: { getLogEvents: (input) => this.answer(() => this.read(input)) },
    };

    private answer(make: () => object): Promise<object> {
        if (this.deniedCalls > 0) {
            this.deniedCalls -= 1;
            return Promise.reject(Object.assign(new Error("refused"), { name: this.refusal }));
        }
        return Promise.resolve(make());
    }

    private list({ family, desiredStatus }: Input): object {
        const found = this.tasks.filter((task) => task.ends > this.seconds === (desiredStatus === "RUNNING"));
        return { taskArns: family === "platform-test-app_task-migrate" ? found.map(arnOf) : [] };
    }

    private describe({ tasks }: Input): readonly object[] {
        return this.tasks
            .filter((task) => (tasks as string[]).includes(arnOf(task)))
            .map((task) => {
                const stopped = task.ends <= this.seconds;
                const { taskDefinitionArn = revision, startedBy = "before-deployment", stoppedReason } = task;
                const exit = stopped && task.exitCode !== undefined ? { exitCode: task.exitCode } : {};
                return {
                    ...{ taskArn: arnOf(task), taskDefinitionArn, startedBy },
                    lastStatus: stopped ? "STOPPED" : "RUNNING",
                    containers: [
                        { name: "log-router", exitCode: 137 },
                        { name: "app", ...exit },
                    ],
                    ...(stopped ? { stoppedReason } : {}),
                };
            });
    }

    private run(input: Input): object {
        this.runs.push(input);
        const [next] = this.byToken.has(input["clientToken"]) ? [] : this.starts;
        const known = this.byToken.get(input["clientToken"]);
        if (known !== undefined) {
            return { tasks: [{ taskArn: arnOf(known), lastStatus: "PROVISIONING" }] };
        }
        if (next === undefined) {
            return { tasks: [], failures: [{ reason: "RESOURCE:MEMORY", detail: "no instance has 512 MiB" }] };
        }
        const task = { ...next, id: `new${this.runs.length}`, ends: this.seconds + next.ends };
        this.starts = this.starts.slice(1);
        this.byToken.set(input["clientToken"], task);
        this.tasks.push(task);
        return { tasks: [{ taskArn: arnOf(task), lastStatus: "PROVISIONING" }], failures: [] };
    }

    private read({ logGroupName: group, logStreamName }: Input): object {
        const found =
            group === logGroupName && /^task-migrate\/app\/(app-firelens-)?new\d$/.test(String(logStreamName));
        return { events: found ? this.logLines.map((message) => ({ message })) : [] };
    }
}

export function arnOf({ id }: Pick<FakeTask, "id">): string {
    return `arn:aws:ecs:us-east-1:123456789012:task/platform-test/${id}`;
}
