import type { ECS, RunTaskCommandInput, RunTaskCommandOutput, Service, Task } from "@aws-sdk/client-ecs";
import { appContainer } from "../../components/ecs/service/container-definitions";
import { placementStrategies } from "../../components/ecs/service/placement";
import { exitCodes, OpsError, unlessBusy } from "../errors";
import type { Session } from "../session";
import { serviceOf } from "../stack";
import { endOf } from "./failed-tasks";
import { shortName } from "./services";
import { forwardsLogs, LogReader, streamOf } from "./task-log";

/** A task to run once. */
export interface TaskRun {
    /** Key of the service. */
    readonly key: string;
    /** The service as ECS has it: the task gets its network and capacity provider. */
    readonly service: Service;
    /** Name of the task in the stack file. */
    readonly task: string;
    /** A revision, or a family for its latest one. */
    readonly taskDefinition: string;
    /** In place of the task's own. */
    readonly command?: readonly string[];
    /** Is given each line of its log. */
    readonly onLine: (line: string) => void;
}

/** How a task ended. */
export interface RanTask {
    readonly task: string;
    /** The app's; undefined when it did not start. */
    readonly exitCode: number | undefined;
    /** In words, with ECS's reasons. */
    readonly end: string;
}

const pollMs = 2000;
/** The log driver sends the last lines a few seconds late. */
const lateMs = 5000;

/**
 * Runs a task and follows its log to the end.
 *
 * @throws OpsError (125) when ECS starts no task, (5) when the time is up; the task goes on then.
 */
export async function runTask(session: Session, run: TaskRun, timeoutMs: number): Promise<RanTask | undefined> {
    const { aws, stack, world, progress } = session;
    const ecs = await aws.ecs();
    const input = request(session, run);
    const answer = await session.change("ecs RunTask", input, () => ecs.runTask(input), undefined);
    if (answer === undefined) {
        return undefined;
    }
    const started = startedTask(answer, run.task);
    progress.line(`task ${shortName(started)} started`);
    const { config, names } = serviceOf(stack, run.key);
    const stream = streamOf(`task-${run.task}`, started, forwardsLogs(config));
    const log = new LogReader(await aws.logs(), names.logGroup, stream);
    const deadline = world.now() + timeoutMs;
    for (;;) {
        const task = await taskNow(ecs, stack.prefix, started);
        (await log.next()).forEach(run.onLine);
        if (task?.lastStatus === "STOPPED") {
            await world.sleep(lateMs);
            (await log.next()).forEach(run.onLine);
            return { task: started, exitCode: appCode(task), end: endOf(task) };
        }
        progress.state(`${run.task}: ${(task?.lastStatus ?? "unknown").toLowerCase()}`);
        if (world.now() + pollMs > deadline) {
            const text = `${run.task}: task ${shortName(started)} still runs, and goes on. Its log: ${names.logGroup}, stream ${stream}.`;
            throw new OpsError(exitCodes.timeIsUp, text);
        }
        await world.sleep(pollMs);
    }
}

function request(session: Session, { key, service, taskDefinition, command }: TaskRun): RunTaskCommandInput {
    const { config } = serviceOf(session.stack, key);
    return {
        cluster: session.stack.prefix,
        taskDefinition,
        count: 1,
        startedBy: session.caller,
        capacityProviderStrategy: service.capacityProviderStrategy,
        placementStrategy: [...placementStrategies],
        ...(service.networkConfiguration === undefined ? {} : { networkConfiguration: service.networkConfiguration }),
        enableECSManagedTags: true,
        enableExecuteCommand: config.exec,
        propagateTags: "TASK_DEFINITION",
        ...(command === undefined
            ? {}
            : { overrides: { containerOverrides: [{ name: appContainer, command: [...command] }] } }),
    };
}

function startedTask({ tasks = [], failures = [] }: RunTaskCommandOutput, name: string): string {
    const arn = tasks[0]?.taskArn;
    if (arn === undefined) {
        const reasons = failures.flatMap(({ reason, detail }) => [reason, detail]).filter((text) => text !== undefined);
        throw new OpsError(
            exitCodes.notStarted,
            `${name}: ECS started no task: ${reasons.join(", ") || "it gave no reason"}.`,
        );
    }
    return arn;
}

async function taskNow(ecs: ECS, cluster: string, arn: string): Promise<Task | undefined> {
    return await unlessBusy(
        ecs.describeTasks({ cluster, tasks: [arn] }).then(({ tasks = [] }) => tasks[0]),
        undefined,
    );
}

function appCode({ containers = [] }: Task): number | undefined {
    return containers.find(({ name }) => name === appContainer)?.exitCode;
}
