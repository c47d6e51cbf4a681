import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { EVENT_RULE, EVENT_TARGET } from "../types";

/** What EventBridge does on a schedule or at an event. */
export const eventRule = kind({
    label: "event rule",
    tokens: EVENT_RULE,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "events", resource: ({ name }) => `rule/${name}` } },
    lifecycle: calls,
    cost: none("events of AWS's own and schedules are free"),
    ...managed,
});

/** A task that a rule starts has an interface of its own. */
export const eventTarget = settings("an event rule", EVENT_TARGET, {
    network: {
        serves: "ecs-task",
        label: "app",
        role: "app",
        subnets: ["ecsTarget.networkConfiguration.subnets"],
        groups: ["ecsTarget.networkConfiguration.securityGroups"],
    },
});
