import { invalid } from "../problems";
import type { Check } from "./draft";

/**
 * Fixed host ports: an instance has each only once. A rolling deployment keeps all old copies while it starts as many
 * new ones, so it needs an instance for each of both, or waits for ever.
 */
export const checkHostPorts: Check = function* ({ services, config: { cluster } }) {
    const owners = new Map<number, string>();
    for (const { name, path, config } of services) {
        const { hostPort, desiredCount, scaling, networkMode } = config;
        if (hostPort === 0 || networkMode === "awsvpc") {
            continue;
        }
        const owner = owners.get(hostPort);
        if (owner !== undefined) {
            const allowed = `0, or a port that no other service has on the instances; ${owner} has this one`;
            yield invalid([...path, "hostPort"], hostPort, allowed);
        }
        owners.set(hostPort, owner ?? name);
        const copies = 2 * Math.max(desiredCount, scaling?.maxCount ?? 0);
        if (cluster !== undefined && copies > cluster.maxInstances) {
            yield invalid(
                [...path, "hostPort"],
                hostPort,
                `0, or with maxInstances of ${copies} or more: a rolling deployment runs ${copies} copies, each on an instance of its own`,
            );
        }
    }
};
