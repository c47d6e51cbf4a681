/**
 * What the log router (Fluent Bit) beside an app with `logging.forward` takes of an instance, on top of the app itself.
 * Placement sets the reservation aside; the router is killed above `memoryMiB`.
 */
export const logRouter = { cpuUnits: 32, memoryMiB: 256, memoryReservationMiB: 64 } as const;
