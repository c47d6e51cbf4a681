import { normalise, type Interval, type Intervals } from "../network/intervals";
import type { Resource } from "../resource";
import type { Settings } from "../settings";
import { ports } from "../network/traffic";
import * as types from "../types";
import type { Value } from "../value";
import type { EniGroup } from "./enis";
import { valuesAt } from "../paths";
import type { StackIndex } from "./stack-index";

/** The ports on which load balancers talk to a group of interfaces. */
export interface TargetPorts {
    readonly ports: Intervals;
    /** What keeps them from being complete, as properties of resources; empty if they are. */
    readonly gaps: readonly string[];
}

/**
 * The ports of the target groups that a producer is registered in: of the target group, the registration and the health
 * check; for container instances the dynamic ports and the fixed host ports of services; for tasks with an address of
 * their own their container ports.
 */
export function targetPorts(index: StackIndex, { kind, producer }: EniGroup, settings: Settings): TargetPorts {
    const collector = new PortCollector(index);
    if (kind === "ecs-task") collector.add(producer, "loadBalancers.*.containerPort");
    else if (kind === "autoscaling" || kind === "instance") collector.addInstances(producer, settings);
    return { ports: normalise(collector.found), gaps: collector.gaps };
}

class PortCollector {
    readonly found: Interval[] = [];
    readonly gaps: string[] = [];

    constructor(private readonly index: StackIndex) {}

    add(owner: Resource, path: string): void {
        for (const value of valuesAt(owner, path)) this.addValue(owner, value);
    }

    addInstances(producer: Resource, { dynamicPortFrom, dynamicPortTo }: Settings): void {
        const { index } = this;
        const groups = index.ofType(types.AUTOSCALING_GROUP).includes(producer)
            ? types.AUTOSCALING_GROUP
            : types.INSTANCE;
        const linked = (tokens: readonly string[], path: string) => index.linked(tokens, path, producer, groups).linked;
        this.addTargetGroups(producer, "targetGroupArns");
        this.addTargetGroups(producer, "trafficSources.*.identifier");
        for (const owner of linked(types.AUTOSCALING_ATTACHMENT, "autoscalingGroupName"))
            this.addTargetGroups(owner, "lbTargetGroupArn");
        for (const owner of linked(types.AUTOSCALING_TRAFFIC_SOURCE, "autoscalingGroupName"))
            this.addTargetGroups(owner, "trafficSource.identifier");
        for (const owner of linked(types.TARGET_GROUP_ATTACHMENT, "targetId")) {
            this.addTargetGroups(owner, "targetGroupArn");
            this.add(owner, "port");
        }
        if (linked(types.ECS_CAPACITY_PROVIDER, "autoScalingGroupProvider.autoScalingGroupArn").length > 0) {
            this.found.push(...ports(dynamicPortFrom, dynamicPortTo));
            for (const service of index.ofType([...types.ECS_SERVICE, ...types.ECS_TASK_SET]))
                this.addHostPorts(service);
        }
    }

    private addTargetGroups(owner: Resource, path: string): void {
        for (const value of valuesAt(owner, path)) {
            for (const reference of this.index.resolve(owner, value, types.TARGET_GROUP)) {
                if (reference.kind !== "resource") this.gaps.push(`${owner.name}: ${reference.at}`);
                else {
                    this.add(reference.resource, "port");
                    this.addHealthCheck(reference.resource);
                }
            }
        }
    }

    /** A health check has a port of its own only when that is a number; the usual "traffic-port" adds nothing. */
    private addHealthCheck(targetGroup: Resource): void {
        const port = targetGroup.get("healthCheck", "port");
        const number = port.number();
        if (number.state === "known") this.addValue(targetGroup, port);
    }

    /** Fixed host ports of containers that stand behind a load balancer. */
    private addHostPorts(service: Resource): void {
        const balanced = valuesAt(service, "loadBalancers.*.containerPort").map((value) => value.number());
        for (const reference of this.index.resolve(service, service.get("taskDefinition"), types.ECS_TASK_DEFINITION)) {
            if (reference.kind !== "resource") continue;
            const containers = reference.resource.get("containerDefinitions").json().items();
            for (const mapping of containers.flatMap((container) => container.at("portMappings").items())) {
                const inside = mapping.at("containerPort").number();
                const behind = balanced.some(
                    (port) => port.state === "known" && inside.state === "known" && port.value === inside.value,
                );
                const outside = mapping.at("hostPort").number();
                if (behind && outside.state === "known" && outside.value > 0)
                    this.addValue(reference.resource, mapping.at("hostPort"));
            }
        }
    }

    private addValue(owner: Resource, value: Value): void {
        const port = value.number();
        if (port.state === "known") this.found.push(...ports(port.value));
        else if (port.state === "unknown") this.gaps.push(`${owner.name}: ${port.path}`);
    }
}
