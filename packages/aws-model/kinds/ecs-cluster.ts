import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { gap, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { byLayout } from "../facets/drawing";
import { acrossZones } from "../facets/survival";
import { ECS_CAPACITY_PROVIDER, ECS_CLUSTER, ECS_CLUSTER_CAPACITY_PROVIDERS } from "../types";
import { known } from "../value";

/** What services and tasks run in. */
export const ecsCluster = kind({
    label: "ECS cluster",
    tokens: ECS_CLUSTER,
    network: none("its services and instances have interfaces"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "ecs", resource: ({ name }) => `cluster/${name}` } },
    lifecycle: { createSeconds: 11, deleteSeconds: 11, basis: "estimate", source: providerPage("ecs_cluster") },
    cost: charges,
    watch: none("its services and instances are watched"),
    survives: acrossZones,
    draw: byLayout,
});

/** The instances that a cluster may use; managed instances have interfaces of its own. */
export const capacityProvider = settings("an ECS cluster", ECS_CAPACITY_PROVIDER, {
    network: {
        serves: "fleet",
        label: "fleet",
        role: "compute",
        subnets: ["managedInstancesProvider.instanceLaunchTemplate.networkConfiguration.subnets"],
        groups: ["managedInstancesProvider.instanceLaunchTemplate.networkConfiguration.securityGroups"],
    },
    identity: { id: "arn", arn: { service: "ecs", resource: ({ name }) => `capacity-provider/${name}` } },
    lifecycle: {
        createSeconds: 2,
        deleteSeconds: 30,
        basis: "estimate",
        source: providerPage("ecs_capacity_provider"),
    },
    cost: (resource) =>
        resource.get("managedInstancesProvider").state === "absent"
            ? []
            : [gap("the table has no price of managed instances")],
});

export const clusterCapacityProviders = settings("an ECS cluster", ECS_CLUSTER_CAPACITY_PROVIDERS, {
    lifecycle: {
        createSeconds: 11,
        deleteSeconds: 11,
        basis: "estimate",
        source: providerPage("ecs_cluster_capacity_providers"),
    },
});

/**
 * How many metrics Container Insights has of each thing that is there: an estimate from the documented list.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
const insights = {
    enabled: { cluster: 8, service: 11, taskDefinition: 6, task: 0, container: 0, instance: 0 },
    enhanced: { cluster: 14, service: 18, taskDefinition: 14, task: 12, container: 14, instance: 20 },
};

/** A cluster itself is free; Container Insights bills each metric. */
function charges(resource: Resource, context: CostContext): Charges {
    const setting = resource
        .get("settings")
        .items()
        .find((one) => known(one.at("name").text()) === "containerInsights");
    const level = setting === undefined ? "disabled" : known(setting.at("value").text());
    if (level === "disabled") return [];
    if (level !== "enabled" && level !== "enhanced") return [gap("the level of Container Insights is not known")];
    const price = level === "enhanced" ? "container-insights-metric" : "metric";
    return [used(price, "Container Insights", metricsOf(resource, context, level))];
}

/** Depends on what runs in the cluster. */
function metricsOf(resource: Resource, context: CostContext, level: keyof typeof insights): number {
    const per = insights[level];
    const services = context.services.filter(({ cluster }) => cluster?.urn === resource.urn);
    const tasks = services.reduce((sum, { desiredCount = 1 }) => sum + desiredCount, 0);
    const containers = services.reduce(
        (sum, { desiredCount = 1, taskDefinition }) => sum + desiredCount * containersOf(taskDefinition),
        0,
    );
    const pools = context.pools.filter(({ clusterUrn }) => clusterUrn === resource.urn);
    const instances = pools.reduce((sum, { desired = 1 }) => sum + desired, 0);
    return (
        per.cluster +
        services.length * (per.service + per.taskDefinition) +
        tasks * per.task +
        containers * per.container +
        instances * per.instance
    );
}

function containersOf(taskDefinition: Resource | undefined): number {
    return taskDefinition?.get("containerDefinitions").json().items().length ?? 1;
}
