import type { Capacity } from "@platform/aws-model/capacity";
import { logRouter } from "./log-router";
import type { ServiceConfig } from "./schema";

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
