import type { Graph } from "@platform/aws-model/graph/graph";
import { CHAT_CHANNEL, COMPOSITE_ALARM, METRIC_ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "@platform/aws-model/types";
import type { Resource } from "@platform/aws-model/resource";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";

/** The findings about topics that alarms publish to and nobody listens to. */
export function judgeTopics(graph: Graph): PolicyFinding[] {
    const alarms = graph.ofType([...METRIC_ALARM, ...COMPOSITE_ALARM]);
    const topics = alarms.flatMap((alarm) =>
        graph
            .resolve(alarm, alarm.get("alarmActions"), TOPIC)
            .flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : [])),
    );
    return [...new Set(topics)].flatMap((topic) => judgeTopic(graph, topic));
}

function judgeTopic(graph: Graph, topic: Resource): PolicyFinding[] {
    const links = [
        graph.linked(TOPIC_SUBSCRIPTION, "topic", topic, TOPIC),
        graph.linked(CHAT_CHANNEL, "snsTopicArns", topic, TOPIC),
    ];
    if (links.some(({ linked }) => linked.length > 0)) return [];
    // A channel that several topics lead to hears each of them.
    if (links[1]?.undecided.some((channel) => (channel.propertyDependencies["snsTopicArns"] ?? []).includes(topic.urn)))
        return [];
    if (links.some(({ undecided: perhaps }) => perhaps.length > 0))
        return [undecided(topic, "who subscribes to it", "a subscription that refers to it")];
    const found = "is told by alarms, and nobody subscribes to it";
    return [
        violation(topic, { found, required: "a subscription, or a chat channel", fix: "add an sns.TopicSubscription" }),
    ];
}
