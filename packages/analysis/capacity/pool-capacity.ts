import type { Capacity } from "@platform/aws-model/capacity";
import type { TaskDemand } from "../shared/demand";

/** All tasks at a certain moment. */
export interface Situation {
    readonly what: "now" | "all deployed at once" | "scaled out";
    readonly tasks: number;
    /** Instances that hold them; undefined when a task is larger than an instance. */
    readonly needed?: number;
    /** Instances that there can be. */
    readonly limit: number;
    readonly fits: boolean;
}

/**
 * How a rolling deployment goes: all new copies `at once`, `in steps` as there is room, or after copies stopped (`stops
 * first`). It cannot end where it is `stuck`, where the tasks of now have `no room`, or a copy is `too large`.
 */
export type RolloutWay = "at once" | "in steps" | "stops first" | "stuck" | "no room" | "too large";

export interface ServiceCapacity {
    readonly name: string;
    readonly urn: string;
    /** What one copy takes. */
    readonly demand: TaskDemand;
    readonly desiredCount: number;
    readonly minimum: number;
    readonly maximum: number;
    /** Copies that fit on the instances of now, beside all that runs. */
    readonly moreNow: number;
    /** Copies that fit when the group has grown to its maximum. */
    readonly moreAtMost: number;
    /** Copies that a deployment may start beside the old ones. */
    readonly extra: number;
    readonly rollout: RolloutWay;
    /** Instances that a deployment makes the group start. */
    readonly newInstances: number;
}

/** One group of instances with its services. */
export interface PoolCapacity {
    readonly name: string;
    readonly urn: string;
    readonly instanceTypes: readonly string[];
    /** What an instance has for tasks, without what daemons take. */
    readonly capacity?: Capacity;
    readonly minimum?: number | undefined;
    readonly desired?: number;
    readonly maximum?: number;
    /** Instances that run now: those asked for, or as many as the tasks need where the cluster scales. */
    readonly running?: number;
    /** Percent of what the running instances have. */
    readonly used?: { readonly cpu: number; readonly memory: number };
    readonly situations: readonly Situation[];
    readonly services: readonly ServiceCapacity[];
    /** Names of services of which the plan does not say enough. */
    readonly unknown: readonly string[];
}
