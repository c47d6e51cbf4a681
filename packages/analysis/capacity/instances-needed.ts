import { instancesFor, type Capacity } from "@platform/aws-model/capacity";
import type { TaskDemand } from "../shared/demand";
import { emptyHosts, place } from "./hosts";

/**
 * The fewest instances found to hold all tasks, fixed ports considered; undefined when a task does not fit an instance
 * by itself.
 */
export function instancesNeeded(tasks: readonly TaskDemand[], capacity: Capacity): number | undefined {
    const alone = emptyHosts(1, capacity);
    const kinds = new Set(tasks);
    if ([...kinds].some((task) => place([task], alone) === undefined)) return undefined;
    const ports = new Map<string, number>();
    for (const port of tasks.flatMap(({ hostPorts }) => hostPorts)) ports.set(port, (ports.get(port) ?? 0) + 1);
    let count = Math.max(instancesFor(tasks, capacity), 0, ...ports.values());
    while (count < tasks.length && place(tasks, emptyHosts(count, capacity)) === undefined) count++;
    return count;
}

/** So many of the same. */
export function copies(count: number, demand: TaskDemand): readonly TaskDemand[] {
    return Array.from({ length: Math.max(0, count) }, () => demand);
}
