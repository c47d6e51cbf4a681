import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { every, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { EVENT_RULE, EVENT_TARGET } from "../types";
import { known } from "../value";

const QUEUE = typesIn("sqs", "Queue");

/** What the arrival of an event of a type means. */
const failures = [
    { event: "ECS Deployment State Change", id: "deployment-fails", title: "A deployment fails" },
    {
        event: "EC2 Auto Scaling Instance Refresh Failed",
        id: "instance-refresh-fails",
        title: "An instance refresh fails",
    },
    { event: "RDS DB Instance Event", id: "database-event", title: "A database fails over, or RDS tells of a failure" },
];

/** As the patterns of the rules say that fill the queue. */
function whatFails(queue: Resource, stack: StackView): { readonly id: string; readonly title: string } {
    const { linked: targets } = stack.linked(EVENT_TARGET, "arn", queue, QUEUE);
    const rules = targets.flatMap((target) => resourcesOf(stack.resolve(target, target.get("rule"), EVENT_RULE)));
    const patterns = rules.map((rule) => known(rule.get("eventPattern").text()) ?? "");
    const found = failures.find(({ event }) => patterns.some((pattern) => pattern.includes(`"${event}"`)));
    const { id, title } = found ?? { id: "scheduled-task-fails", title: "A scheduled task fails" };
    return { id, title };
}

/** Messages that wait to be worked on. */
export const queue = kind({
    label: "queue",
    tokens: QUEUE,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: ({ place, name }) => `https://sqs.${place.region}.${place.dnsSuffix}/${place.accountId}/${name}`,
        arn: { service: "sqs", resource: ({ name }) => name },
        outputs: { url: ({ id }) => id },
    },
    lifecycle: {
        loses: "the messages that wait in it",
        createSeconds: 26,
        deleteSeconds: 4,
        basis: "estimate",
        source: providerPage("sqs_queue"),
        note: "The provider waits until its attributes have settled",
    },
    cost: (_resource, { usage }) => [used("queue-request", "requests to queues", usage.queueRequests)],
    watch: {
        concern: "alerts",
        dimensions: [["QueueName", "name"]],
        needed: false,
        healthy: {
            "AWS/SQS": {
                NumberOfMessagesSent: silent,
                ApproximateNumberOfMessagesVisible: every(5, 0),
                ApproximateAgeOfOldestMessage: every(5, 0),
            },
        },
        mishaps: (resource, stack) => [
            {
                ...whatFails(resource, stack),
                story: "One message arrives in the queue for failures.",
                expects: "tell",
                lasts: 1,
                shows: { NumberOfMessagesSent: every(1, 1), ApproximateNumberOfMessagesVisible: every(1, 1) },
            },
        ],
    },
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
});

export const queueSettings = settings("a queue", typesIn("sqs", "QueuePolicy", "RedrivePolicy", "RedriveAllowPolicy"), {
    lifecycle: {
        createSeconds: 26,
        deleteSeconds: 4,
        basis: "estimate",
        source: providerPage("sqs_queue_policy"),
        note: "The provider waits until its attributes have settled",
    },
});
