import { capacityOf, type Capacity } from "@platform/aws-model/capacity";
import { hoursPerMonth } from "@platform/aws-model/facets/cost";
import { instanceTypes } from "@platform/aws-model/instance-types";
import { poolCapacity } from "../capacity/pool";
import type { PoolCapacity } from "../capacity/pool-capacity";
import { poolsOf, type InstancePool } from "../shared/instances";
import type { PlannedService } from "../shared/tasks";
import { priceOf } from "./price";

/** A cheaper type on which all that a group of instances can do goes on as it is. */
export interface SmallerInstances {
    readonly pool: string;
    readonly urn: string;
    /** Instances that run now. */
    readonly count: number;
    readonly from: string;
    readonly to: string;
    /** US dollars a month that it saves. */
    readonly usd: number;
}

interface Stock {
    readonly pools: readonly InstancePool[];
    readonly services: readonly PlannedService[];
}

/** The cheapest type of the same family for each group that has one type, as many of it as run now. */
export function smallerInstances({ pools, services }: Stock): readonly SmallerInstances[] {
    return pools.flatMap((pool) => {
        const [from, ...others] = pool.instanceTypes;
        const guests = services.filter((service) => poolsOf(service, pools).includes(pool));
        const now = poolCapacity(pool, guests);
        if (from === undefined || others.length > 0 || now.running === undefined || now.unknown.length > 0) return [];
        const [best] = Object.keys(instanceTypes)
            .filter((type) => familyOf(type) === familyOf(from) && hourOf(type) < hourOf(from))
            .filter((type) => isNoWorse(poolCapacity(withType(pool, from, type), guests), now, pool.zones?.length ?? 1))
            .sort((a, b) => hourOf(a) - hourOf(b));
        if (best === undefined || now.services.length === 0) return [];
        const usd = (hourOf(from) - hourOf(best)) * hoursPerMonth * now.running;
        return [{ pool: pool.name, urn: pool.group.urn, count: now.running, from, to: best, usd }];
    });
}

/** The pool with instances of another type, which keep as much for themselves. */
function withType(pool: InstancePool, from: string, to: string): InstancePool {
    const [before, after] = [capacityOf(from), capacityOf(to)];
    const kept = before.memoryMiB - (pool.capacity?.memoryMiB ?? before.memoryMiB);
    const capacity: Capacity = { ...after, memoryMiB: after.memoryMiB - kept };
    return { ...pool, capacity, instanceTypes: [to] };
}

/** As many instances run, every situation that fits still does, each service is deployed alike, and a zone is missed alike. */
function isNoWorse(other: PoolCapacity, now: PoolCapacity, zones: number): boolean {
    return (
        other.running === now.running &&
        now.situations.every(({ fits }, index) => !fits || other.situations[index]?.fits === true) &&
        now.services.every(({ rollout }, index) => other.services[index]?.rollout === rollout) &&
        (!fitsWithoutZone(now, zones) || fitsWithoutZone(other, zones))
    );
}

function fitsWithoutZone({ situations, running = 0 }: PoolCapacity, zones: number): boolean {
    const needed = situations.find(({ what }) => what === "now")?.needed;
    return needed !== undefined && needed <= running - Math.ceil(running / zones);
}

function familyOf(type: string): string {
    return type.split(".")[0] ?? "";
}

/** US dollars; one without a price is never cheaper. */
function hourOf(type: string): number {
    return priceOf(`ec2/${type}`)?.usd ?? Infinity;
}
