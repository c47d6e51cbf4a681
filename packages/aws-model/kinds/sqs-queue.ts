import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
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
