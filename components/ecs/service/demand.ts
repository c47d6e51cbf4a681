import type { Capacity } from "@platform/aws-model/capacity";
import type { ServiceConfig } from "./schema/service";

/**
 * What the log router (Fluent Bit) beside an app with `logging.forward` takes of an instance, on top of the app itself.
 * Placement sets the reservation aside; the router is killed above `memoryMiB`.
 */
export const logRouter = { cpuUnits: 32, memoryMiB: 256, memoryReservationMiB: 64 } as const;

/** What the log router beside an app takes, if it has one. */
export function routerDemand({ logging }: Pick<ServiceConfig, "logging">): Pick<Capacity, "cpuUnits" | "memoryMiB"> {
    return logging.forward === undefined
        ? { cpuUnits: 0, memoryMiB: 0 }
        : { cpuUnits: logRouter.cpuUnits, memoryMiB: logRouter.memoryReservationMiB };
}

/** What one copy of a service takes; `memoryMiB` stands in for the service's own, for a task of another size. */
export function serviceDemand(service: ServiceConfig, memoryMiB?: number): Capacity {
    const router = routerDemand(service);
    const own = memoryMiB ?? service.memoryReservationMiB ?? service.memoryMiB;
    return {
        cpuUnits: service.cpuUnits + router.cpuUnits,
        memoryMiB: own + router.memoryMiB,
        networkInterfaces: service.networkMode === "awsvpc" ? 1 : 0,
    };
}
