import type { Plan } from "../plan";
import { poolsOf, type InstancePool } from "../shared/instances";
import type { PlannedService } from "../shared/tasks";
import type { PlanCosts } from "./context";
import { componentOf, NO_COMPONENT, type Estimate, type Item } from "./estimate";

/** What one service costs in a month, in US dollars. */
export interface ServiceCost {
    readonly name: string;
    readonly urn: string;
    /** Of what the service alone has: its key, its logs, its alarms; tasks on Fargate. Undefined when a price or size is not known. */
    readonly own?: number;
    /** The part of the cluster's instances that its copies have reserved, 0 to 1; undefined when a number is not known. */
    readonly share?: number;
    /** What that part costs. */
    readonly instances?: number;
}

/** What instances that run services cost, and how the services share it. */
export interface Shares {
    readonly services: readonly ServiceCost[];
    readonly instances: number;
    /** What nobody has reserved; undefined when the part of a service is not known. */
    readonly headroom?: number;
}

interface Cluster {
    readonly usd: number;
    /** MiB that there are for tasks; undefined when a number is not known. */
    readonly memoryMiB: number | undefined;
}

/**
 * Splits what instances cost among the services that run on them, by the memory that ECS sets aside for their copies. What
 * nobody has reserved is the head-room of all. Where services reserve more than the instances have, they share all of it.
 */
export function shareInstances(plan: Plan, { items, unknown }: Estimate, { services, pools }: PlanCosts): Shares {
    const unpriced = new Set(unknown.map(({ urn }) => urn));
    const costOf = totals(items, ({ urn }) => urn);
    const urns = [...new Set(pools.map(({ clusterUrn }) => clusterUrn))];
    const clusters = new Map(urns.map((urn) => [urn, cluster(ofCluster(pools, urn), services, costOf)]));
    const own = ownCosts(plan, items, services, pools);
    const costs = services.map((service): ServiceCost => {
        const place = clusters.get(service.cluster?.urn);
        const reserved = reservedMiB(service);
        const { name, resource } = service;
        const alone = { name, urn: resource.urn, ...(unpriced.has(resource.urn) ? {} : { own: own(service) }) };
        if (service.fargate) return { ...alone, share: 0, instances: 0 };
        if (place?.memoryMiB === undefined || reserved === undefined) return alone;
        const share = reserved / place.memoryMiB;
        return { ...alone, share, instances: share * place.usd };
    });
    const all = [...clusters.values()].reduce((sum, { usd }) => sum + usd, 0);
    const taken = sumKnown(costs.map(({ instances }) => instances));
    return { services: costs, instances: all, ...(taken === undefined ? {} : { headroom: all - taken }) };
}

function cluster(
    pools: readonly InstancePool[],
    services: readonly PlannedService[],
    costOf: ReadonlyMap<string, number>,
): Cluster {
    const offered = sumKnown(pools.map(({ capacity, desired }) => product(capacity?.memoryMiB, desired)));
    const reserved = services
        .filter((service) => poolsOf(service, pools).length > 0)
        .reduce((sum, service) => sum + (reservedMiB(service) ?? 0), 0);
    const usd = pools.reduce((sum, { group }) => sum + (costOf.get(group.urn) ?? 0), 0);
    return { usd, memoryMiB: offered === undefined || offered === 0 ? undefined : Math.max(offered, reserved) };
}

/** A component that has one service, and no instances, is the service's own. */
function ownCosts(
    plan: Plan,
    items: readonly Item[],
    services: readonly PlannedService[],
    pools: readonly InstancePool[],
): (service: PlannedService) => number {
    const byComponent = totals(items, ({ component }) => component);
    const byUrn = totals(items, ({ urn }) => urn);
    const owners = [...services.map(({ resource }) => resource), ...pools.map(({ group }) => group)];
    const inIt = new Map<string, number>();
    for (const owner of owners.map((resource) => componentOf(plan, resource)))
        inIt.set(owner, (inIt.get(owner) ?? 0) + 1);
    return ({ resource }) => {
        const component = componentOf(plan, resource);
        const alone = component !== NO_COMPONENT && inIt.get(component) === 1;
        return (alone ? byComponent.get(component) : byUrn.get(resource.urn)) ?? 0;
    };
}

function ofCluster(pools: readonly InstancePool[], urn: string | undefined): readonly InstancePool[] {
    return pools.filter(({ clusterUrn }) => clusterUrn === urn);
}

function reservedMiB({ demand, desiredCount }: PlannedService): number | undefined {
    return product(demand?.memoryMiB, desiredCount);
}

function product(a: number | undefined, b: number | undefined): number | undefined {
    return a === undefined || b === undefined ? undefined : a * b;
}

export function sumKnown(numbers: readonly (number | undefined)[]): number | undefined {
    return numbers.reduce((sum, number) => (sum === undefined || number === undefined ? undefined : sum + number), 0);
}

/** US dollars of items, by what names their group. */
export function totals(items: readonly Item[], group: (item: Item) => string): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const item of items) sums.set(group(item), (sums.get(group(item)) ?? 0) + item.usd);
    return sums;
}
