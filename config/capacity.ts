import { reservedMemoryMiB } from "../components/ecs/cluster/user-data";
import { instanceTypes } from "./instance-types";
import { logRouter } from "./log-router";
import type { ClusterConfig, ServiceConfig } from "./schema";

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
export function capacityOf({ instanceType }: Pick<ClusterConfig, "instanceType">): Capacity {
    const type = instanceTypes[instanceType];
    return type === undefined
        ? { cpuUnits: 0, memoryMiB: 0, networkInterfaces: 0 }
        : {
              cpuUnits: type.vcpus * 1024,
              memoryMiB: Math.floor(type.memoryMiB * (1 - memoryOverhead)) - reservedMemoryMiB,
              networkInterfaces: type.networkInterfaces - 1,
          };
}

/** What the log router beside an app takes, if it has one. */
export function routerDemand({ logging }: Pick<ServiceConfig, "logging">): Pick<Capacity, "cpuUnits" | "memoryMiB"> {
    return logging.forward === undefined
        ? { cpuUnits: 0, memoryMiB: 0 }
        : { cpuUnits: logRouter.cpuUnits, memoryMiB: logRouter.memoryReservationMiB };
}

/** What one copy of a service takes; `memoryMiB` stands in for the service's own, for a task of another size. */
export function demandOf(service: ServiceConfig, memoryMiB?: number): Capacity {
    const router = routerDemand(service);
    const own = memoryMiB ?? service.memoryReservationMiB ?? service.memoryMiB;
    return {
        cpuUnits: service.cpuUnits + router.cpuUnits,
        memoryMiB: own + router.memoryMiB,
        networkInterfaces: service.networkMode === "awsvpc" ? 1 : 0,
    };
}

/** The number of instances that hold all tasks when the largest are placed first; each has to fit an instance by itself. */
export function instancesFor(tasks: readonly Capacity[], instance: Capacity): number {
    const free: Capacity[] = [];
    for (const task of [...tasks].sort((a, b) => b.memoryMiB - a.memoryMiB || b.cpuUnits - a.cpuUnits)) {
        const index = free.findIndex((candidate) => fits(task, candidate));
        const host = free[index] ?? instance;
        free.splice(index === -1 ? free.length : index, 1, minus(host, task));
    }
    return free.length;
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
