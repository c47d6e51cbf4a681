import { kind, none } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { textOf } from "../facets/identity";
import { ECS_SERVICE, ECS_TASK_DEFINITION, ECS_TASK_SET } from "../types";

const network: Interfaces = {
    serves: "ecs-task",
    label: "app",
    role: "app",
    subnets: ["networkConfiguration.subnets"],
    groups: ["networkConfiguration.securityGroups"],
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
});

/** A service's copies of one version, where something else than ECS deploys. */
export const taskSet = kind({
    label: "task set",
    tokens: ECS_TASK_SET,
    network,
    exposure: throughInterfaces,
    identity: {},
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
});
