import type { Resource } from "@platform/aws-model/resource";
import { valuesAt } from "@platform/aws-model/paths";
import {
    AUTOSCALING_ATTACHMENT,
    AUTOSCALING_GROUP,
    LISTENER,
    LISTENER_RULE,
    LOAD_BALANCER,
    TARGET_GROUP,
    TARGET_GROUP_ATTACHMENT,
} from "@platform/aws-model/types";
import { propertyText } from "../properties";
import type { DrawingBuilder } from "../drawing-builder";
import { registered } from "../../shared/behind";

/** A load balancer that sends requests to a target group. */
export interface Forwarder {
    readonly balancer: Resource;
    /** The listener or the rule that says so. */
    readonly by: Resource;
}

const TARGETS = ["targetGroupArn", "forward.targetGroups.*.arn"];

/** Who forwards to each target group, by the target group's URN. */
export function forwarders(builder: DrawingBuilder): ReadonlyMap<string, readonly Forwarder[]> {
    const found = new Map<string, Forwarder[]>();
    const add = (by: Resource, property: string, balancers: readonly Resource[]): void => {
        const values = TARGETS.flatMap((path) => valuesAt(by, `${property}.*.${path}`));
        for (const { urn } of builder.targets(by, values, TARGET_GROUP))
            found.set(urn, [...(found.get(urn) ?? []), ...balancers.map((balancer) => ({ balancer, by }))]);
    };
    const balancersOf = (listener: Resource): readonly Resource[] =>
        builder.targets(listener, listener.get("loadBalancerArn"), LOAD_BALANCER);
    for (const listener of builder.plan.ofType(LISTENER)) add(listener, "defaultActions", balancersOf(listener));
    for (const rule of builder.plan.ofType(LISTENER_RULE)) {
        const listeners = builder.targets(rule, rule.get("listenerArn"), LISTENER);
        add(rule, "actions", listeners.flatMap(balancersOf));
    }
    return found;
}

/** Lines from load balancers to instances, groups of instances and functions that target groups name directly. */
export function addDirectTargets(builder: DrawingBuilder, known: ReadonlyMap<string, readonly Forwarder[]>): void {
    const join = (owner: Resource, property: string, targets: readonly Resource[]): void => {
        for (const group of builder.targets(owner, valuesAt(owner, property), TARGET_GROUP))
            for (const { balancer, by } of known.get(group.urn) ?? [])
                for (const { urn } of targets)
                    for (const to of builder.boxesOf(urn))
                        builder.link({
                            from: balancer.urn,
                            to,
                            kind: "traffic",
                            urn: by.urn,
                            detail: routeText(balancer, group),
                        });
    };
    for (const group of builder.plan.ofType(AUTOSCALING_GROUP)) {
        join(group, "targetGroupArns", [group]);
        join(group, "trafficSources.*.identifier", [group]);
    }
    for (const attachment of builder.plan.ofType(AUTOSCALING_ATTACHMENT)) {
        const groups = builder.targets(attachment, attachment.get("autoscalingGroupName"), AUTOSCALING_GROUP);
        join(attachment, "lbTargetGroupArn", groups);
    }
    for (const attachment of builder.plan.ofType(TARGET_GROUP_ATTACHMENT)) {
        join(attachment, "targetGroupArn", registered(builder.plan, attachment));
    }
}

/** `public to registry-certs-tg, HTTPS`. */
export function routeText(balancer: Resource, group: Resource): string {
    const protocol = propertyText(group, "protocol");
    return `${balancer.name} to ${group.name}${protocol === undefined ? "" : `, ${protocol}`}`;
}
