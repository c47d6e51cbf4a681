import type { Capacity } from "@platform/aws-model/capacity";
import {
    AUTOSCALING_GROUP,
    ECS_CAPACITY_PROVIDER,
    ECS_CLUSTER,
    ECS_CLUSTER_CAPACITY_PROVIDERS,
    LAUNCH_TEMPLATE,
} from "@platform/aws-model/types";
import { ownTemplatesOf } from "@platform/aws-model/graph/launch-templates";
import { valuesAt } from "@platform/aws-model/paths";
import type { Plan, PlanResource } from "../plan";
import { smallestCapacity } from "./instance-capacity";
import { known } from "@platform/aws-model/value";
import { targets, zonesAt } from "./references";
import type { PlannedService } from "./tasks";
import { clusterNamed } from "./user-data";

/** Instances of one Auto Scaling group that run tasks of a cluster. */
export interface InstancePool {
    readonly group: PlanResource;
    readonly name: string;
    /** The cluster of this plan that the instances join. */
    readonly cluster?: PlanResource;
    readonly clusterUrn?: string;
    /** The capacity provider that starts and stops its instances as tasks need them. */
    readonly capacityProvider?: PlanResource;
    /** Whether that capacity provider adds instances when tasks find no room. */
    readonly managedScaling: boolean;
    /** Every type that the group may launch. */
    readonly instanceTypes: readonly string[];
    /** What the smallest of its types registers for tasks; undefined when a type is not known. */
    readonly capacity?: Capacity;
    readonly minimum?: number;
    readonly maximum?: number;
    /** What the plan asks for; the minimum when it leaves that to scaling. */
    readonly desired?: number;
    /** Sorted; undefined when a subnet is not known. */
    readonly zones?: readonly string[];
}

const TYPE_PATHS = ["mixedInstancesPolicy.launchTemplate.overrides.*.instanceType"];

/** The Auto Scaling groups whose instances join a cluster: by a capacity provider, or by their user data. */
export function instancePools(plan: Plan): readonly InstancePool[] {
    return plan.ofType(AUTOSCALING_GROUP).flatMap((group) => {
        const template = launchTemplateOf(plan, group);
        const provider = providerOf(plan, group);
        const cluster = (provider && clusterOf(plan, provider)) ?? (template && clusterNamed(plan, template));
        if (provider === undefined && cluster === undefined) return [];
        const [minimum, maximum, asked] = ["minSize", "maxSize", "desiredCapacity"].map((property) =>
            known(group.get(property).number()),
        );
        const desired = asked ?? minimum;
        const types = typesOf(group, template);
        const capacity = smallestCapacity(types, template);
        const zones = zonesAt(plan, group, group.get("vpcZoneIdentifiers"));
        const status = provider?.get("autoScalingGroupProvider", "managedScaling", "status").text();
        return {
            ...{ group, name: group.name, instanceTypes: types },
            ...(cluster && { cluster, clusterUrn: cluster.urn }),
            ...(provider && { capacityProvider: provider }),
            managedScaling: status !== undefined && known(status) === "ENABLED",
            ...(capacity && { capacity }),
            ...(minimum === undefined ? {} : { minimum }),
            ...(maximum === undefined ? {} : { maximum }),
            ...(desired === undefined ? {} : { desired }),
            ...(zones && zones.length > 0 && { zones }),
        };
    });
}

/** The pools that may run copies of a service. */
export function poolsOf(service: PlannedService, pools: readonly InstancePool[]): readonly InstancePool[] {
    if (service.fargate) return [];
    const own = pools.filter(({ clusterUrn }) => clusterUrn === service.cluster?.urn);
    if (service.capacityProviders.length === 0) return own;
    return own.filter(({ capacityProvider }) => {
        const name = capacityProvider === undefined ? undefined : known(capacityProvider.get("name").text());
        return name !== undefined && service.capacityProviders.includes(name);
    });
}

/** The launch template of a group's instances, if it is one of this plan. */
export function launchTemplateOf(plan: Plan, group: PlanResource): PlanResource | undefined {
    const template = ownTemplatesOf(plan.graph, group).find(({ type }) => LAUNCH_TEMPLATE.includes(type));
    return template && plan.find(template.urn);
}

function providerOf(plan: Plan, group: PlanResource): PlanResource | undefined {
    const path = "autoScalingGroupProvider.autoScalingGroupArn";
    const [provider] = plan.graph.linked(ECS_CAPACITY_PROVIDER, path, group, AUTOSCALING_GROUP).linked;
    return provider && plan.find(provider.urn);
}

function clusterOf(plan: Plan, provider: PlanResource): PlanResource | undefined {
    const [link] = plan.graph.linked(
        ECS_CLUSTER_CAPACITY_PROVIDERS,
        "capacityProviders",
        provider,
        ECS_CAPACITY_PROVIDER,
    ).linked;
    return link && targets(plan, link, link.get("clusterName"), ECS_CLUSTER)[0];
}

function typesOf(group: PlanResource, template: PlanResource | undefined): readonly string[] {
    const overrides = TYPE_PATHS.flatMap((path) => valuesAt(group, path));
    const named = overrides.length > 0 ? overrides : template === undefined ? [] : [template.get("instanceType")];
    return named.flatMap((value) => known(value.text()) ?? "unknown");
}
