import { kind, none, settings } from "../facets/kind";
import { textOf, uuid } from "../facets/identity";
import { typesIn } from "../tokens";

/** Sends what is published to it to its subscribers. */
export const topic = kind({
    label: "topic",
    tokens: typesIn("sns", "Topic"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "sns", resource: ({ name }) => name } },
});

/** Its ARN continues that of the topic. */
export const topicSubscription = settings("a topic", typesIn("sns", "TopicSubscription"), {
    identity: { id: "arn", arn: ({ urn, inputs }) => textOf(inputs["topic"])?.concat(":", uuid(urn)) },
});

export const topicSettings = settings("a topic", typesIn("sns", "TopicPolicy"));
