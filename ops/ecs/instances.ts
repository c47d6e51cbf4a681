import type { ContainerInstance } from "@aws-sdk/client-ecs";
import type { Capacity } from "@platform/aws-model/capacity";
import { allPages } from "../pages";
import type { Session } from "../session";

/** An instance of the cluster. */
export interface Instance {
    /** Its EC2 id. */
    readonly id: string;
    /** ARN by which ECS knows it. */
    readonly arn: string;
    readonly zone: string;
    readonly status: string;
    /** Tasks that run or start. */
    readonly tasks: number;
    readonly connected: boolean;
    /** Version of the ECS agent. */
    readonly agent: string;
    readonly registered: Date | undefined;
    /** What it has left for tasks. */
    readonly free: Pick<Capacity, "cpuUnits" | "memoryMiB">;
}

/** The cluster's instances, the oldest first. */
export async function containerInstances({ aws, stack }: Session): Promise<readonly Instance[]> {
    const ecs = await aws.ecs();
    const cluster = stack.prefix;
    const found = await allPages<ContainerInstance>(async (token) => {
        const page = await ecs.listContainerInstances({ cluster, nextToken: token, maxResults: 100 });
        const containerInstances = page.containerInstanceArns ?? [];
        const described =
            containerInstances.length === 0
                ? undefined
                : await ecs.describeContainerInstances({ cluster, containerInstances });
        return [described?.containerInstances, page.nextToken];
    });
    return found.map(instanceOf).sort((a, b) => (a.registered?.getTime() ?? 0) - (b.registered?.getTime() ?? 0));
}

function instanceOf(instance: ContainerInstance): Instance {
    const { ec2InstanceId, containerInstanceArn, runningTasksCount, pendingTasksCount, versionInfo } = instance;
    const left = (name: string): number =>
        instance.remainingResources?.find((one) => one.name === name)?.integerValue ?? 0;
    return {
        id: ec2InstanceId ?? "unknown",
        arn: containerInstanceArn ?? "",
        zone: instance.attributes?.find(({ name }) => name === "ecs.availability-zone")?.value ?? "unknown",
        status: instance.status ?? "unknown",
        tasks: (runningTasksCount ?? 0) + (pendingTasksCount ?? 0),
        connected: instance.agentConnected ?? false,
        agent: versionInfo?.agentVersion ?? "unknown",
        registered: instance.registeredAt,
        free: { cpuUnits: left("CPU"), memoryMiB: left("MEMORY") },
    };
}

/** What the tasks on an instance have set aside. */
export async function demandOn({ aws, stack }: Session, { arn }: Instance): Promise<readonly Capacity[]> {
    const ecs = await aws.ecs();
    const cluster = stack.prefix;
    const { taskArns = [] } = await ecs.listTasks({ cluster, containerInstance: arn });
    const { tasks = [] } = taskArns.length === 0 ? {} : await ecs.describeTasks({ cluster, tasks: taskArns });
    return tasks.map(({ containers = [] }) => ({
        cpuUnits: sum(containers.map(({ cpu }) => cpu)),
        memoryMiB: sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory)),
        networkInterfaces: 0,
    }));
}

/** NaN, for which nothing has room, where ECS does not tell one of them. */
function sum(numbers: readonly (string | undefined)[]): number {
    return numbers.reduce((total, number) => total + Number(number), 0);
}
