import type { Plan } from "../plan";
import { copies, instancesNeeded } from "../capacity/instances-needed";
import { emptyHosts, minus, place } from "../capacity/hosts";
import { instancePools, poolsOf, type InstancePool } from "../shared/instances";
import type { TaskDemand } from "../shared/demand";
import type { PlannedService } from "../shared/tasks";

/** Instances that run tasks, and the tasks that they run. */
export interface Pool {
    readonly name: string;
    readonly urn: string;
    readonly source: InstancePool;
    /** Where its instances are; empty when that is not known. */
    readonly zones: readonly string[];
    /** Instances that run while all is well; undefined when the plan does not say. */
    readonly running?: number;
    readonly maximum?: number;
    /** What one instance of its services' tasks needs; undefined when a task or the instances' size is not known. */
    readonly tasks?: readonly TaskDemand[];
}

/** Whether instances hold all tasks of a pool. */
export type Room = "yes" | "no" | "unknown";

/** The pools of a plan. One that scales runs as many instances as its tasks need. */
export function poolsWithTasks(plan: Plan, services: readonly PlannedService[]): readonly Pool[] {
    const all = instancePools(plan);
    return all.map((source): Pool => {
        const { name, group, zones = [], desired, maximum = desired } = source;
        const own = services.filter((service) => poolsOf(service, all)[0] === source);
        const tasks = tasksOf(own);
        const needed = tasks && source.capacity && instancesNeeded(tasks, sizeOf(source, own) ?? source.capacity);
        const asked = desired === undefined ? undefined : Math.max(desired, source.managedScaling ? (needed ?? 0) : 0);
        const running = asked === undefined ? undefined : Math.min(asked, maximum ?? asked);
        return {
            ...{ name, urn: group.urn, source: withSize(source, own), zones },
            ...(running === undefined ? {} : { running }),
            ...(maximum === undefined ? {} : { maximum }),
            ...(tasks && { tasks }),
        };
    });
}

/** Answers of `room`: every service of a pool asks the same. */
const rooms = new WeakMap<Pool, Map<number, Room>>();

/** Whether so many instances of a pool hold all of its tasks. */
export function room(pool: Pool, instances: number): Room {
    const answers = rooms.get(pool) ?? new Map<number, Room>();
    rooms.set(pool, answers);
    const answer = answers.get(instances) ?? placed(pool, instances);
    answers.set(instances, answer);
    return answer;
}

function placed({ source: { capacity }, tasks }: Pool, instances: number): Room {
    if (capacity === undefined || tasks === undefined) return "unknown";
    return place(tasks, emptyHosts(instances, capacity)) === undefined ? "no" : "yes";
}

function tasksOf(services: readonly PlannedService[]): readonly TaskDemand[] | undefined {
    const replicas = services.filter(({ daemon }) => !daemon);
    const known = replicas.map((service) => {
        const { demand, desiredCount, minimum = 0 } = service;
        if (demand === undefined || desiredCount === undefined) return undefined;
        return copies(Math.max(desiredCount, minimum), apart(demand, service));
    });
    return known.includes(undefined) ? undefined : known.flatMap((tasks) => tasks ?? []);
}

/** Copies that may not share an instance exclude one another as the same port would. */
function apart(demand: TaskDemand, { placementConstraints, resource }: PlannedService): TaskDemand {
    const distinct = placementConstraints.some(({ type }) => type === "distinctInstance");
    return distinct ? { ...demand, hostPorts: [...demand.hostPorts, resource.urn] } : demand;
}

/** What an instance has left beside the daemons, of which it runs one copy each. */
function sizeOf({ capacity }: InstancePool, services: readonly PlannedService[]): InstancePool["capacity"] {
    const daemons = services.flatMap(({ daemon, demand }) => (daemon && demand ? [demand] : []));
    return capacity && daemons.reduce(minus, capacity);
}

function withSize(source: InstancePool, services: readonly PlannedService[]): InstancePool {
    const capacity = sizeOf(source, services);
    return capacity === undefined ? source : { ...source, capacity };
}
