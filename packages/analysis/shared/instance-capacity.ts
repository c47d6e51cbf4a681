import { capacityOf, type Capacity } from "@platform/aws-model/capacity";
import { instanceTypes } from "@platform/aws-model/instance-types";
import type { PlanResource } from "../plan";
import { reservedMemory, usualReservedMemoryMiB } from "./user-data";

/** What the smallest of some instance types registers for tasks; undefined when there is none or one is not known. */
export function smallestCapacity(types: readonly string[], template: PlanResource | undefined): Capacity | undefined {
    if (types.length === 0 || types.some((type) => instanceTypes[type] === undefined)) return undefined;
    const all = types.map(capacityOf);
    const least = (read: (capacity: Capacity) => number) => Math.min(...all.map(read));
    const reserved = template === undefined ? undefined : reservedMemory(template);
    return {
        cpuUnits: least(({ cpuUnits }) => cpuUnits),
        memoryMiB: least(({ memoryMiB }) => memoryMiB) + usualReservedMemoryMiB - (reserved ?? usualReservedMemoryMiB),
        networkInterfaces: least(({ networkInterfaces }) => networkInterfaces),
    };
}
