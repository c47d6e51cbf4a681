import { instanceTypes } from "./instance-types";

/**
 * Memory, in MiB, that tasks do not get: the operating system, Docker and the ECS agent need it. Without it the
 * kernel kills containers on an instance that ECS thinks has room.
 */
export const reservedMemoryMiB = 256;

/** What a task takes from an instance, or what an instance has for tasks. */
export interface Capacity {
    /** Units of 1/1024 vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    /** Network interfaces; only awsvpc tasks take one. */
    readonly networkInterfaces: number;
}

/**
 * Share of an instance's memory that its system never sees. AWS publishes no number for each type; this is what
 * Karpenter takes for all of them, a little more than most lose.
 * @see https://karpenter.sh/docs/reference/settings/ (`vm-memory-overhead-percent`)
 */
const memoryOverhead = 0.075;

/**
 * An estimate of what an instance of the cluster registers for tasks.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html
 */
export function capacityOf(instanceType: string): Capacity {
    const type = instanceTypes[instanceType];
    return type === undefined
        ? { cpuUnits: 0, memoryMiB: 0, networkInterfaces: 0 }
        : {
              cpuUnits: type.vcpus * 1024,
              memoryMiB: Math.floor(type.memoryMiB * (1 - memoryOverhead)) - reservedMemoryMiB,
              networkInterfaces: type.networkInterfaces - 1,
          };
}

/**
 * The fewest instances found to hold all tasks; each task has to fit an instance by itself. Two ways of placing them are
 * tried, the largest first: all where there is just room, and all where there is most room.
 */
export function instancesFor(tasks: readonly Capacity[], instance: Capacity): number {
    const sorted = [...tasks].sort((a, b) => b.memoryMiB - a.memoryMiB || b.cpuUnits - a.cpuUnits);
    const total = tasks.reduce((sum, task) => sum + task.memoryMiB, 0);
    let count = Math.ceil(total / Math.max(instance.memoryMiB, 1));
    while (count < tasks.length && !holds(count, sorted, instance, false) && !holds(count, sorted, instance, true)) {
        count++;
    }
    return count;
}

/** Whether so many instances hold the tasks when they are placed in this order, spread over the instances or not. */
function holds(count: number, tasks: readonly Capacity[], instance: Capacity, spread: boolean): boolean {
    const free = Array.from({ length: count }, () => instance);
    return tasks.every((task) => {
        const hosts = free.filter((host) => fits(task, host));
        const [host] = spread ? hosts.sort((a, b) => b.memoryMiB - a.memoryMiB) : hosts;
        if (host === undefined) {
            return false;
        }
        free[free.indexOf(host)] = minus(host, task);
        return true;
    });
}

/** Whether a task fits what is free. */
export function fits(task: Capacity, free: Capacity): boolean {
    return (
        task.cpuUnits <= free.cpuUnits &&
        task.memoryMiB <= free.memoryMiB &&
        task.networkInterfaces <= free.networkInterfaces
    );
}

function minus(a: Capacity, b: Capacity): Capacity {
    return {
        cpuUnits: a.cpuUnits - b.cpuUnits,
        memoryMiB: a.memoryMiB - b.memoryMiB,
        networkInterfaces: a.networkInterfaces - b.networkInterfaces,
    };
}
