// Plain JavaScript, because Lambda runs this file as it is.
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

/** What ECS keeps with a task that was started here, and not by hand. */
const startedBy = "before-deployment";
const appContainer = "app";
/** Left for reading the log and answering, of the time that Lambda gives. */
const spareMs = 30_000;
const pollMs = 5000;
/** A role's new policy takes effect a few seconds after it was created. */
const permissionsMs = 60_000;
const logLines = 20;

/** Its message is what `pulumi up` shows; Lambda would add the stack trace. */
class ReleaseTaskFailed extends Error {
    constructor(message) {
        super(message);
        this.name = "ReleaseTaskFailed";
        this.stack = "";
    }
}

/**
 * The function's handler: it runs a task once, waits for its end, and throws unless it ended with 0.
 *
 * The provider repeats a call whose connection was lost, and people repeat a deployment that failed. Therefore a task
 * of the same revision that still runs is waited for; one that ended well within the last hour, as long as ECS remembers
 * it, is not run again; and one of another revision, or one run by hand, may finish first.
 */
export function taskRunner({ ecs, logs, settings, now = Date.now, sleep = pause }) {
    return (event, context) => new TaskRun({ ecs, logs, settings, now, sleep }, event, context).result();
}

class TaskRun {
    constructor(tools, { task, taskDefinition }, context) {
        Object.assign(this, tools, tools.settings);
        this.taskDefinition = taskDefinition;
        this.family = taskDefinition.slice(taskDefinition.lastIndexOf("/") + 1, taskDefinition.lastIndexOf(":"));
        this.streamPrefix = `task-${task}/${appContainer}/`;
        this.begin = this.now();
        this.deadline = this.begin + context.getRemainingTimeInMillis() - spareMs;
    }

    async result() {
        const known = await this.permitted(() => this.knownTasks());
        const ours = known.filter(
            (task) => task.taskDefinitionArn === this.taskDefinition && task.startedBy === startedBy,
        );
        const succeeded = ours.find((task) => exitCode(task) === 0);
        if (succeeded !== undefined) {
            return { task: succeeded.taskArn, exitCode: 0 };
        }
        let task = ours.find(isRunning);
        if (task === undefined) {
            for (const other of known.filter(isRunning)) {
                await this.end(other);
            }
            task = await this.permitted(() => this.start(known));
        }
        const ended = await this.end(task);
        if (exitCode(ended) !== 0) {
            throw new ReleaseTaskFailed(await this.failure(ended));
        }
        return { task: ended.taskArn, exitCode: 0 };
    }

    /** The family's tasks that run, or ended within the last hour. */
    async knownTasks() {
        const { cluster, family } = this;
        const lists = [];
        for (const desiredStatus of ["RUNNING", "STOPPED"]) {
            lists.push((await this.ecs.listTasks({ cluster, family, desiredStatus })).taskArns ?? []);
        }
        const arns = [...new Set(lists.flat())];
        return arns.length === 0 ? [] : this.describe(arns);
    }

    async describe(tasks) {
        return (await this.ecs.describeTasks({ cluster: this.cluster, tasks })).tasks ?? [];
    }

    /** Two calls at once know the same tasks, and so have the same token, for which ECS starts one task. */
    async start(known) {
        const { cluster, taskDefinition, capacityProvider, placementStrategy, networkConfiguration } = this;
        const attempt = [
            taskDefinition,
            Math.floor(this.begin / 3_600_000),
            ...known.map((task) => task.taskArn).sort(),
        ];
        const { tasks = [], failures = [] } = await this.ecs.runTask({
            ...{ cluster, taskDefinition, startedBy, placementStrategy, networkConfiguration },
            count: 1,
            clientToken: createHash("sha256").update(attempt.join(" ")).digest("hex"),
            capacityProviderStrategy: [{ capacityProvider, weight: 1, base: 0 }],
            enableECSManagedTags: true,
            propagateTags: "TASK_DEFINITION",
        });
        if (tasks[0] === undefined) {
            const why = failures
                .flatMap(({ reason, detail }) => [reason, detail])
                .filter(Boolean)
                .join(", ");
            throw new ReleaseTaskFailed(`${this.family}: ECS started no task: ${why}. The service was not deployed`);
        }
        return tasks[0];
    }

    /** The task as it is after its end. */
    async end(task) {
        for (let last = task; ; [last] = await this.describe([task.taskArn])) {
            if (last?.lastStatus === "STOPPED") {
                return last;
            }
            if (this.now() + pollMs > this.deadline) {
                throw new ReleaseTaskFailed(this.stillRunning(task));
            }
            await this.sleep(pollMs);
        }
    }

    stillRunning({ taskArn }) {
        const minutes = Math.floor((this.now() - this.begin) / 60_000);
        return (
            `${this.family}: ${taskArn} still runs after ${minutes} minutes, and Lambda cannot wait longer. It goes on; the ` +
            "service was not deployed. Deploy again when the task has ended, or at once to go on waiting. By hand: " +
            `aws ecs wait tasks-stopped --cluster ${this.cluster} --tasks ${taskArn}`
        );
    }

    async failure(task) {
        const code = exitCode(task);
        const app = appOf(task);
        if (code === undefined) {
            const why = [task.stoppedReason, app?.reason].filter(Boolean).join("; ");
            return `${this.family}: the task did not start: ${why}. The service was not deployed`;
        }
        // A log router names a stream by the tag of FireLens, which has the container's name.
        const tag = this.forwardsLogs ? `${appContainer}-firelens-` : "";
        const stream = `${this.streamPrefix}${tag}${task.taskArn.slice(task.taskArn.lastIndexOf("/") + 1)}`;
        const lines = await this.lastLines(stream);
        const why = app.reason === undefined ? "" : ` (${app.reason})`;
        return [
            `${this.family}: exit code ${code}${why}. The service was not deployed`,
            `${lines.length === 0 ? "Nothing" : "Last lines"} in log group ${this.logGroupName}, stream ${stream}`,
            ...lines,
        ].join("\n");
    }

    /** The log driver sends lines a few seconds late. Without a log, the exit code has to do. */
    async lastLines(logStreamName) {
        const { logGroupName } = this;
        for (let attempt = 1; attempt <= 3; attempt++) {
            await this.sleep(pollMs);
            const events = await this.logs.getLogEvents({ logGroupName, logStreamName, limit: logLines }).then(
                (answer) => answer.events ?? [],
                () => [],
            );
            if (events.length > 0) {
                return events.map(({ message }) => message);
            }
        }
        return [];
    }

    async permitted(call) {
        for (;;) {
            try {
                return await call();
            } catch (error) {
                if (error.name !== "AccessDeniedException" || this.now() > this.begin + permissionsMs) {
                    throw error;
                }
                await this.sleep(pollMs);
            }
        }
    }
}

function isRunning(task) {
    return task.lastStatus !== "STOPPED";
}

function appOf(task) {
    return task.containers?.find(({ name }) => name === appContainer);
}

/** Undefined while a task runs, and for an app that never started. */
function exitCode(task) {
    return isRunning(task) ? undefined : appOf(task)?.exitCode;
}
