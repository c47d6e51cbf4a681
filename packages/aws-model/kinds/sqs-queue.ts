import { kind, none, settings } from "../facets/kind";
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
});

export const queueSettings = settings("a queue", typesIn("sqs", "QueuePolicy", "RedrivePolicy", "RedriveAllowPolicy"));
