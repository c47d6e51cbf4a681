import { LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP } from "@platform/aws-model/types";
import { valuesAt } from "@platform/aws-model/paths";
import type { Plan, PlanResource } from "../plan";
import { behindTargetGroups } from "../shared/behind";
import { targets, zonesAt } from "../shared/references";

/** A load balancer and its zones; none when they are not known. */
export interface Balancer {
    readonly name: string;
    readonly urn: string;
    readonly zones: readonly string[];
}

/** The load balancers that send requests to a service, group or instance, by its URN. */
export function balancersByTarget(plan: Plan): ReadonlyMap<string, readonly Balancer[]> {
    const behind = behindTargetGroups(plan);
    const found = new Map<string, Map<string, Balancer>>();
    const add = (owner: PlanResource, actions: string, listeners: readonly PlanResource[]) => {
        const values = ["targetGroupArn", "forward.targetGroups.*.arn"].flatMap((path) =>
            valuesAt(owner, `${actions}.*.${path}`),
        );
        const groups = values.flatMap((value) => targets(plan, owner, value, TARGET_GROUP));
        const balancers = listeners.flatMap((listener) =>
            targets(plan, listener, listener.get("loadBalancerArn"), LOAD_BALANCER),
        );
        for (const { urn } of groups.flatMap((group) => behind.get(group.urn) ?? [])) {
            const known = found.get(urn) ?? new Map<string, Balancer>();
            found.set(urn, known);
            for (const balancer of balancers) known.set(balancer.urn, balancerOf(plan, balancer));
        }
    };
    for (const rule of plan.ofType(LISTENER_RULE))
        add(rule, "actions", targets(plan, rule, rule.get("listenerArn"), LISTENER));
    for (const listener of plan.ofType(LISTENER)) add(listener, "defaultActions", [listener]);
    return new Map([...found].map(([urn, balancers]) => [urn, [...balancers.values()]]));
}

function balancerOf(plan: Plan, balancer: PlanResource): Balancer {
    const zones = ["subnets", "subnetMappings.*.subnetId"]
        .flatMap((path) => valuesAt(balancer, path))
        .flatMap((value) => zonesAt(plan, balancer, value) ?? []);
    return { name: balancer.name, urn: balancer.urn, zones: [...new Set(zones)].sort() };
}
