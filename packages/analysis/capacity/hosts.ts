import { fits, type Capacity } from "@platform/aws-model/capacity";
import type { TaskDemand } from "../shared/demand";

/** An instance while tasks are placed on it. */
export interface CapacityHost {
    readonly free: Capacity;
    /** Fixed ports that are taken, as `tcp 8080`. */
    readonly ports: ReadonlySet<string>;
}

/** So many empty instances. */
export function emptyHosts(count: number, capacity: Capacity): readonly CapacityHost[] {
    return Array.from({ length: count }, () => ({ free: capacity, ports: new Set<string>() }));
}

/**
 * Places tasks on instances, the largest first: spread, each where there is most room, as ECS does by default; if that
 * finds no room for all, each where there is least. Undefined when neither does.
 */
export function place(
    tasks: readonly TaskDemand[],
    hosts: readonly CapacityHost[],
): readonly CapacityHost[] | undefined {
    const sorted = [...tasks].sort((a, b) => b.memoryMiB - a.memoryMiB || b.cpuUnits - a.cpuUnits);
    return placeAll(sorted, hosts, "most") ?? placeAll(sorted, hosts, "least");
}

function placeAll(
    tasks: readonly TaskDemand[],
    hosts: readonly CapacityHost[],
    room: "least" | "most",
): readonly CapacityHost[] | undefined {
    const placed = [...hosts];
    for (const task of tasks) {
        let best = -1;
        placed.forEach((host, index) => {
            if (!takes(host, task)) return;
            const other = placed[best]?.free.memoryMiB ?? (room === "least" ? Infinity : -Infinity);
            const own = host.free.memoryMiB;
            if (room === "least" ? own < other : own > other) best = index;
        });
        const host = placed[best];
        if (host === undefined) return undefined;
        placed[best] = without(host, task);
    }
    return placed;
}

/** How many more of a task fit beside what is placed. */
export function roomFor(task: TaskDemand, hosts: readonly CapacityHost[]): number {
    return hosts.reduce((sum, host) => sum + roomOn(task, host), 0);
}

function roomOn(task: TaskDemand, host: CapacityHost): number {
    if (!takes(host, task)) return 0;
    const shares = (["cpuUnits", "memoryMiB", "networkInterfaces"] as const).map((what) =>
        task[what] === 0 ? Infinity : Math.floor(host.free[what] / task[what]),
    );
    return task.hostPorts.length > 0 ? 1 : Math.min(...shares);
}

function takes({ free, ports }: CapacityHost, task: TaskDemand): boolean {
    return fits(task, free) && !task.hostPorts.some((port) => ports.has(port));
}

function without({ free, ports }: CapacityHost, task: TaskDemand): CapacityHost {
    return {
        free: minus(free, task),
        ports: task.hostPorts.length === 0 ? ports : new Set([...ports, ...task.hostPorts]),
    };
}

/** What is left of a capacity beside a task. */
export function minus(capacity: Capacity, task: Capacity): Capacity {
    return {
        cpuUnits: capacity.cpuUnits - task.cpuUnits,
        memoryMiB: capacity.memoryMiB - task.memoryMiB,
        networkInterfaces: capacity.networkInterfaces - task.networkInterfaces,
    };
}
