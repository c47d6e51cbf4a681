import type { Capacity } from "@platform/aws-model/capacity";
import type { InstancePool } from "../shared/instances";
import type { PlannedService } from "../shared/tasks";
import { emptyHosts, minus, place, roomFor, type CapacityHost } from "./hosts";
import { copies, instancesNeeded } from "./instances-needed";
import { rolloutOf } from "./rollout";
import type { PoolCapacity, ServiceCapacity, Situation } from "./pool-capacity";

/** A service of which all is known that a calculation needs. */
type Known = PlannedService & Required<Pick<PlannedService, "demand" | "desiredCount">>;

/** The instances of a pool, calculated with. */
interface Ground {
    readonly capacity: Capacity;
    readonly hosts: readonly CapacityHost[];
    readonly maximum: number;
}

/** Whether a pool's instances hold its services' tasks, now, while one or all are deployed, and scaled out. */
export function poolCapacity(pool: InstancePool, services: readonly PlannedService[]): PoolCapacity {
    const { name, group, desired, minimum, maximum = desired } = pool;
    const about = { name, urn: group.urn, instanceTypes: pool.instanceTypes };
    const own = services.filter(({ daemon }) => !daemon);
    const known = own.filter(isKnown);
    const unknown = services
        .filter((service) => service.demand === undefined || (!service.daemon && !isKnown(service)))
        .map(({ name: one }) => one);
    if (pool.capacity === undefined || desired === undefined || maximum === undefined)
        return { ...about, situations: [], services: [], unknown: services.map((one) => one.name) };
    // A daemon has a copy on each instance.
    const daemons = services.flatMap(({ daemon, demand }) => (daemon && demand ? [demand] : []));
    const capacity = daemons.reduce(minus, pool.capacity);
    const tasks = known.flatMap(({ desiredCount, demand }) => copies(desiredCount, demand));
    const needed = instancesNeeded(tasks, capacity);
    const running = Math.min(maximum, Math.max(desired, pool.managedScaling ? (needed ?? 0) : 0));
    const hosts = place(tasks, emptyHosts(running, capacity));
    const ground: Ground = { capacity, maximum, hosts: hosts ?? [] };
    const results = known.map((service) => serviceCapacity(service, ground, hosts !== undefined));
    return {
        ...{ ...about, capacity, minimum, desired, maximum, unknown, running, services: results },
        used: usedOf(tasks, capacity, running),
        situations: situations(known, ground, { needed, desired, scales: pool.managedScaling }),
    };
}

function isKnown(service: PlannedService): service is Known {
    return service.demand !== undefined && service.desiredCount !== undefined;
}

/** Running tasks stay where they are while a service is deployed: new ones get what is free, and new instances. */
function serviceCapacity(service: Known, ground: Ground, placed: boolean): ServiceCapacity {
    const { name, resource, demand, desiredCount, minimum = desiredCount, maximum = desiredCount } = service;
    const { extra, stoppable } = rolloutOf(service, desiredCount);
    const onNew = roomFor(demand, emptyHosts(1, ground.capacity));
    const moreNow = placed ? roomFor(demand, ground.hosts) : 0;
    const moreAtMost = placed ? moreNow + onNew * (ground.maximum - ground.hosts.length) : 0;
    const lacking = Math.max(0, extra - moreNow);
    const newInstances = lacking === 0 || onNew === 0 ? 0 : Math.ceil(lacking / onNew);
    const rollout = ((): ServiceCapacity["rollout"] => {
        if (onNew === 0) return "too large";
        if (!placed) return "no room";
        if (desiredCount === 0 || (extra > 0 && moreAtMost >= extra)) return "at once";
        if (extra > 0 && moreAtMost > 0) return "in steps";
        return stoppable > 0 ? "stops first" : "stuck";
    })();
    return {
        ...{ name, urn: resource.urn, demand, desiredCount, minimum, maximum, moreNow, moreAtMost, extra, rollout },
        newInstances: Math.min(newInstances, ground.maximum - ground.hosts.length),
    };
}

interface Start {
    readonly needed: number | undefined;
    readonly desired: number;
    readonly scales: boolean;
}

function situations(services: readonly Known[], { capacity, maximum }: Ground, start: Start): readonly Situation[] {
    const count = (number: (service: Known) => number): Pick<Situation, "tasks" | "needed"> => {
        const tasks = services.flatMap((service) => copies(number(service), service.demand));
        const needed = instancesNeeded(tasks, capacity);
        return { tasks: tasks.length, ...(needed === undefined ? {} : { needed }) };
    };
    const judged = (what: Situation["what"], limit: number, counts: ReturnType<typeof count>): Situation => ({
        ...{ what, limit },
        ...counts,
        fits: counts.needed !== undefined && counts.needed <= limit,
    });
    const deployed = ({ desiredCount, ...service }: Known) =>
        desiredCount + Math.max(0, rolloutOf({ desiredCount, ...service }, desiredCount).extra);
    return [
        judged(
            "now",
            start.scales ? maximum : start.desired,
            count(({ desiredCount }) => desiredCount),
        ),
        judged("all deployed at once", maximum, count(deployed)),
        judged(
            "scaled out",
            maximum,
            count((service) => service.maximum ?? service.desiredCount),
        ),
    ];
}

/** Percent of what the instances have. */
function usedOf(tasks: readonly Capacity[], capacity: Capacity, instances: number): { cpu: number; memory: number } {
    const share = (read: (one: Capacity) => number) => {
        const all = read(capacity) * instances;
        return all === 0 ? 0 : Math.round((100 * tasks.reduce((sum, task) => sum + read(task), 0)) / all);
    };
    return { cpu: share(({ cpuUnits }) => cpuUnits), memory: share(({ memoryMiB }) => memoryMiB) };
}
