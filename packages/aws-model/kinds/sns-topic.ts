import { kind, none, settings } from "../facets/kind";
import { textOf, uuid } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { typesIn } from "../tokens";
import { known } from "../value";
import { every, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../types";

const topicTypes = typesIn("sns", "Topic");

/** Sends what is published to it to its subscribers. */
export const topic = kind({
    label: "topic",
    tokens: topicTypes,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "sns", resource: ({ name }) => name } },
    lifecycle: calls,
    cost: none("what it sends is paid for by its subscriptions"),
    watch: {
        concern: "alerts",
        label: "alert delivery",
        dimensions: [["TopicName", "name"]],
        needed: carriesAlarms,
        healthy: { "AWS/SNS": { NumberOfNotificationsFailed: silent } },
        mishaps: () => [
            {
                id: "alert-undelivered",
                title: "An alert does not arrive",
                story: "A topic cannot deliver one message to one of its subscribers.",
                expects: "tell",
                lasts: 1,
                shows: { NumberOfNotificationsFailed: every(1, 1) },
            },
        ],
    },
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
});

/** Its ARN continues that of the topic. */
export const topicSubscription = settings("a topic", typesIn("sns", "TopicSubscription"), {
    identity: { id: "arn", arn: ({ urn, inputs }) => textOf(inputs["topic"])?.concat(":", uuid(urn)) },
    cost: (resource, { usage }) =>
        known(resource.get("protocol").text()) === "email" ? [used("email", "alert mails", usage.emails)] : [],
});

export const topicSettings = settings("a topic", typesIn("sns", "TopicPolicy"));

/** Whether an alarm publishes to it. */
function carriesAlarms(topic: Resource, stack: StackView): boolean {
    const { linked } = stack.linked([...METRIC_ALARM, ...COMPOSITE_ALARM], "alarmActions", topic, topicTypes);
    return linked.some((alarm) => known(alarm.get("actionsEnabled").flag()) !== false);
}
