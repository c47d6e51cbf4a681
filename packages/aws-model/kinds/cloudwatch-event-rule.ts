import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { textOf } from "../facets/identity";
import { managed } from "../facets/managed";
import { EVENT_RULE, EVENT_TARGET } from "../types";
import type { WireMap } from "../wire";

/** An event bus of one's own, by name or ARN, stands before the rule's name. */
function busOf(inputs: WireMap): string {
    const bus = textOf(inputs["eventBusName"])?.split("/").at(-1) ?? "default";
    return bus === "default" ? "" : `${bus}/`;
}

/** What EventBridge does on a schedule or at an event. */
export const eventRule = kind({
    label: "event rule",
    tokens: EVENT_RULE,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: "name",
        arn: { service: "events", resource: ({ name, inputs }) => `rule/${busOf(inputs)}${name}` },
    },
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
