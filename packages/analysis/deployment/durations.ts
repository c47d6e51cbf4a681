import { AUTOSCALING_GROUP, ECS_SERVICE, TARGET_GROUP } from "@platform/aws-model/types";
import { valuesAt } from "@platform/aws-model/paths";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";
import { usualDuration } from "./duration-table";

/** How long one resource takes, in seconds. */
export interface Duration {
    readonly create: number;
    readonly delete: number;
}

/** Of a service that the provider does not wait for. */
const ONE_CALL_SECONDS = 2;
/** Of a group whose instances the provider does not wait for. */
const FORCED_SECONDS = 40;
/** Defaults of the provider. */
const TARGET_DEFAULTS = { interval: 30, healthyThreshold: 3, deregistrationDelay: 300 } as const;

/**
 * How long a resource of a plan takes. What is only looked up takes a call; components take nothing.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay
 */
export function durationOf(plan: Plan, resource: PlanResource): Duration {
    if (resource.kind === "read" || resource.external) return { create: 1, delete: 0 };
    if (resource.kind !== "custom") return { create: 0, delete: 0 };
    const usual = usualDuration(resource.type);
    const { createSeconds, deleteSeconds } = usual;
    if (ECS_SERVICE.includes(resource.type)) {
        const groups = targetGroups(plan, resource);
        const waits = known(resource.get("waitForSteadyState").flag()) === true;
        return {
            create: waits ? createSeconds + longest(groups.map(healthySeconds)) : ONE_CALL_SECONDS,
            delete: deleteSeconds + longest(groups.map(drainingSeconds)),
        };
    }
    if (AUTOSCALING_GROUP.includes(resource.type)) {
        const forced = known(resource.get("forceDelete").flag()) === true;
        const waits = !/^0(s|m|h)?$/.test(known(resource.get("waitForCapacityTimeout").text()) ?? "10m");
        return { create: waits ? createSeconds : ONE_CALL_SECONDS, delete: forced ? FORCED_SECONDS : deleteSeconds };
    }
    return { create: createSeconds, delete: deleteSeconds };
}

/** The target groups that a service registers its tasks with. */
export function targetGroups(plan: Plan, service: PlanResource): readonly PlanResource[] {
    return valuesAt(service, "loadBalancers.*.targetGroupArn").flatMap((value) =>
        targets(plan, service, value, TARGET_GROUP),
    );
}

/** From the first good answer to healthy. */
function healthySeconds(group: PlanResource): number {
    const check = group.get("healthCheck");
    const interval = known(check.at("interval").number()) ?? TARGET_DEFAULTS.interval;
    return interval * (known(check.at("healthyThreshold").number()) ?? TARGET_DEFAULTS.healthyThreshold);
}

/** How long a target group lets requests finish. */
export function drainingSeconds(group: PlanResource): number {
    return known(group.get("deregistrationDelay").number()) ?? TARGET_DEFAULTS.deregistrationDelay;
}

function longest(seconds: readonly number[]): number {
    return Math.max(0, ...seconds);
}
