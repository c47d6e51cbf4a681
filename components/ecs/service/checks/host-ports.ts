import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import { cluster } from "../../cluster/block";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/**
 * Fixed host ports: an instance has each only once. A rolling deployment keeps all old copies while it starts as many
 * new ones, so it needs an instance for each of both, or waits for ever.
 */
export function* checkHostPorts(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { maxInstances = Infinity } = draft.block(cluster) ?? {};
    const owners = new Map<number, string>();
    for (const { name, path, config } of serviceEntries(services)) {
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
        if (copies > maxInstances) {
            yield invalid(
                [...path, "hostPort"],
                hostPort,
                `0, or with maxInstances of ${copies} or more: a rolling deployment runs ${copies} copies, each on an instance of its own`,
            );
        }
    }
}
