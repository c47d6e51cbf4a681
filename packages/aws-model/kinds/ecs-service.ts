import { kind, none } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { textOf } from "../facets/identity";
import { byLayout } from "../facets/drawing";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { Mishap } from "../facets/watch";
import { ECS_SERVICE, ECS_TASK_DEFINITION, ECS_TASK_SET } from "../types";
import type { Resource } from "../resource";

const network: Interfaces = {
    serves: "ecs-task",
    label: "app",
    role: "app",
    subnets: ["networkConfiguration.subnets"],
    groups: ["networkConfiguration.securityGroups"],
};

const busy: Mishap = {
    id: "service-busy",
    title: "A service is short of CPU",
    story: "It uses all of the CPU set aside for it, and more, for two hours.",
    expects: "tell",
    shows: { CPUUtilization: every(1, 250) },
};
const shortOfMemory: Mishap = {
    id: "service-memory",
    title: "A service is close to its memory limit",
    story: "It uses twice the memory that is set aside for it, for two hours.",
    expects: "tell",
    shows: { MemoryUtilization: every(1, 200) },
};

/** Copies of a task that ECS keeps running. */
export const service = kind({
    label: "ECS service",
    tokens: ECS_SERVICE,
    network,
    exposure: throughInterfaces,
    identity: {
        id: "arn",
        arn: {
            service: "ecs",
            resource: ({ name, inputs }) =>
                `service/${textOf(inputs["cluster"])?.split("/").at(-1) ?? "default"}/${name}`,
        },
    },
    watch: {
        concern: "services",
        dimensions: [["ServiceName", "name"]],
        healthy: {
            "AWS/ECS": {
                CPUUtilization: every(1, 10),
                MemoryUtilization: every(1, 50),
                CPUReservation: every(1, 50),
                MemoryReservation: every(1, 50),
            },
            "ECS/ContainerInsights": {
                DesiredTaskCount: (one) => every(1, copiesOf(one)),
                RunningTaskCount: (one) => every(1, copiesOf(one)),
            },
        },
        mishaps: (one) => (copiesOf(one) === 0 ? [] : [busy, shortOfMemory]),
    },
    survives: none("its copies are counted where they are"),
    draw: byLayout,
});

/** A service's copies of one version, where something else than ECS deploys. */
export const taskSet = kind({
    label: "task set",
    tokens: ECS_TASK_SET,
    network,
    exposure: throughInterfaces,
    identity: {},
    watch: none("watched as its service"),
    survives: { fate: () => ({ failover: "unknown", why: "how many of its copies run where is not known" }) },
    draw: none("drawn as its service"),
});

/** What a task consists of. */
export const taskDefinition = kind({
    label: "task definition",
    tokens: ECS_TASK_DEFINITION,
    network: none("the services and tasks that use it have interfaces"),
    exposure: none("runs nothing by itself"),
    identity: {
        name: "family",
        id: "name",
        arn: { service: "ecs", resource: ({ name }) => `task-definition/${name}:1` },
    },
    watch: none("runs nothing by itself"),
    survives: acrossZones,
    draw: none("drawn as the services that run it"),
});

/** Copies that a service asks for: the provider's default is none. One where the plan does not say. */
function copiesOf(service: Resource | undefined): number {
    const desired = service?.get("desiredCount").number();
    return desired?.state === "absent" ? 0 : desired?.state === "known" ? desired.value : 1;
}
