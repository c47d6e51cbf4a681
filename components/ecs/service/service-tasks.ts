import type * as pulumi from "@pulumi/pulumi";
import { OneOffTasks, type OneOffTasksArgs } from "./one-off-tasks";
import { ScheduledTasks } from "./scheduled-tasks";
import type { ServiceTransforms } from "./transforms";

export interface CreateTasksArgs extends Omit<OneOffTasksArgs, "transform"> {
    readonly transform?: ServiceTransforms | undefined;
}

/** The tasks beside the running copies, made before the service: some of them run before it is deployed. */
export function createTasks(
    name: string,
    { transform, ...args }: CreateTasksArgs,
    parent: pulumi.Resource,
): Pick<OneOffTasks, "commands" | "beforeDeployment"> {
    const { scheduledTasks, tasks } = args.config;
    if (Object.keys(scheduledTasks).length > 0) {
        new ScheduledTasks(`${name}-schedule`, { ...args, transform: transform?.scheduledTasks }, { parent });
    }
    return Object.keys(tasks).length === 0
        ? { commands: {}, beforeDeployment: [] }
        : new OneOffTasks(`${name}-task`, { ...args, transform: transform?.oneOffTasks }, { parent });
}
