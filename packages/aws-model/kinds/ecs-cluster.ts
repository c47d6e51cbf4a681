import { kind, none, settings } from "../facets/kind";
import { byLayout } from "../facets/drawing";
import { acrossZones } from "../facets/survival";
import { ECS_CAPACITY_PROVIDER, ECS_CLUSTER, ECS_CLUSTER_CAPACITY_PROVIDERS } from "../types";

/** What services and tasks run in. */
export const cluster = kind({
    label: "ECS cluster",
    tokens: ECS_CLUSTER,
    network: none("its services and instances have interfaces"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "ecs", resource: ({ name }) => `cluster/${name}` } },
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
});

export const clusterCapacityProviders = settings("an ECS cluster", ECS_CLUSTER_CAPACITY_PROVIDERS);
