import { kind, none, settings } from "../facets/kind";
import { textOf, uuid } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { typesIn } from "../tokens";
import { known } from "../value";

/** Sends what is published to it to its subscribers. */
export const topic = kind({
    label: "topic",
    tokens: typesIn("sns", "Topic"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "sns", resource: ({ name }) => name } },
    lifecycle: calls,
    cost: none("what it sends is paid for by its subscriptions"),
});

/** Its ARN continues that of the topic. */
export const topicSubscription = settings("a topic", typesIn("sns", "TopicSubscription"), {
    identity: { id: "arn", arn: ({ urn, inputs }) => textOf(inputs["topic"])?.concat(":", uuid(urn)) },
    cost: (resource, { usage }) =>
        known(resource.get("protocol").text()) === "email" ? [used("email", "alert mails", usage.emails)] : [],
});

export const topicSettings = settings("a topic", typesIn("sns", "TopicPolicy"));
