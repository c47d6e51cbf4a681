import type { Plan } from "../plan";
import { instancePools, poolsOf } from "../shared/instances";
import { servicesOf, type PlannedService } from "../shared/tasks";
import { poolCapacity } from "./pool";
import type { PoolCapacity } from "./pool-capacity";

export interface CapacityResult {
    readonly pools: readonly PoolCapacity[];
    /** Services for which AWS finds the room. */
    readonly fargate: readonly string[];
    /** Services for which the plan has no instances. */
    readonly homeless: readonly string[];
}

export function analyzeCapacity(plan: Plan): CapacityResult {
    const pools = instancePools(plan);
    const services = servicesOf(plan);
    const homes = new Map<string, PlannedService[]>();
    const homeless: string[] = [];
    for (const service of services.filter(({ fargate }) => !fargate)) {
        const [pool] = poolsOf(service, pools);
        if (pool === undefined) homeless.push(service.name);
        else homes.set(pool.group.urn, [...(homes.get(pool.group.urn) ?? []), service]);
    }
    return {
        pools: pools.map((pool) => poolCapacity(pool, homes.get(pool.group.urn) ?? [])),
        fargate: services.filter(({ fargate }) => fargate).map(({ name }) => name),
        homeless,
    };
}
