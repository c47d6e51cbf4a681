import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { every, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";

/** Messages that wait to be worked on. */
export const queue = kind({
    label: "queue",
    tokens: typesIn("sqs", "Queue"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: ({ place, name }) => `https://sqs.${place.region}.${place.dnsSuffix}/${place.accountId}/${name}`,
        arn: { service: "sqs", resource: ({ name }) => name },
        outputs: { url: ({ id }) => id },
    },
    lifecycle: {
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
        mishaps: () => [
            {
                id: "scheduled-task-fails",
                title: "A scheduled task fails",
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
