import type { Service, Task } from "@aws-sdk/client-ecs";
import { appContainer } from "../../components/ecs/service/container-definitions";
import { serviceOf } from "../stack";
import type { Session } from "../session";
import { shortName } from "./services";
import { lastLines, streamOf } from "./task-log";

const shownTasks = 3;
const shownLines = 20;

/** Why copies of a revision stopped, and the last lines of one that logged something. ECS remembers for an hour. */
export async function failedTasks(
    session: Session,
    key: string,
    { serviceName }: Pick<Service, "serviceName">,
    revision: string,
): Promise<string[]> {
    const { aws, stack } = session;
    const ecs = await aws.ecs();
    const cluster = stack.prefix;
    const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "STOPPED" });
    if (taskArns.length === 0) {
        return [];
    }
    const { tasks = [] } = await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, 100) });
    const failed = tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === revision).slice(0, shownTasks);
    const { names } = serviceOf(stack, key);
    for (const task of failed) {
        const stream = streamOf("service", task.taskArn ?? "");
        const lines = await lastLines(session, names.logGroup, stream, shownLines);
        if (lines.length > 0) {
            const title = `last lines of ${shortName(task.taskArn ?? "")}, in ${names.logGroup}:`;
            return [...failed.map(endOf), title, ...lines.map((line) => `  ${line}`)];
        }
    }
    return failed.map(endOf);
}

/** `task 0123: exit code 1; Essential container in task exited`. */
export function endOf({ taskArn = "", stoppedReason, containers = [] }: Task): string {
    const app = containers.find(({ name }) => name === appContainer);
    const reasons = [app?.exitCode === undefined ? "" : `exit code ${app.exitCode}`, app?.reason, stoppedReason];
    return `task ${shortName(taskArn)}: ${reasons.filter((reason) => reason !== undefined && reason !== "").join("; ")}`;
}
