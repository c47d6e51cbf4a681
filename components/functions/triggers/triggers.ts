import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FunctionRouteArgs } from "../../load-balancing/function-route";
import type { FunctionConfig } from "../schema/function";
import { createEventTrigger, eventResources, objectCreated } from "./events";
import { createLoadBalancerTrigger, loadBalancerResources } from "./load-balancer";
import { createQueueTrigger, queueResources, type FunctionQueues } from "./queue";
import { createSchedule, scheduleResources } from "./schedule";
import type { TriggerArgs } from "./trigger";

/** The resources that triggers make. */
export const triggerResources = {
    ...eventResources,
    ...loadBalancerResources,
    ...queueResources,
    ...scheduleResources,
    /** Each right to call the function. */
    permission: aws.lambda.Permission,
};

export interface TriggersArgs extends TriggerArgs {
    readonly config: FunctionConfig;
    readonly route: Omit<FunctionRouteArgs, "scope"> | undefined;
    /** What lets the function take messages. */
    readonly policy: aws.iam.RolePolicy;
}

/** What others need of a function's triggers. */
export interface CreatedTriggers {
    readonly queues: FunctionQueues | undefined;
}

/** Everything that calls the function by itself, as the configuration asks for. */
export function createTriggers(name: string, args: TriggersArgs, parent: pulumi.Resource): CreatedTriggers {
    const { schedule, events, bucket, queue } = args.config;
    if (schedule !== undefined) {
        createSchedule(name, { ...args, schedule }, parent);
    }
    if (events !== undefined) {
        createEventTrigger(name, { ...args, trigger: "events", pattern: events.pattern }, parent);
    }
    if (bucket !== undefined) {
        createEventTrigger(name, { ...args, trigger: "bucket", pattern: objectCreated(bucket) }, parent);
    }
    if (args.route !== undefined) {
        createLoadBalancerTrigger(name, { ...args, route: args.route }, parent);
    }
    return { queues: queue && createQueueTrigger(name, { ...args, queue }, parent) };
}
