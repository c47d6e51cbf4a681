import { kind, none } from "../facets/kind";
import { textOf } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { SLACK_CHANNEL } from "../types";

/** A Slack channel that gets alerts. */
export const slackChannel = kind({
    label: "Slack channel",
    tokens: SLACK_CHANNEL,
    network: none("has no network interface"),
    exposure: none("writes to Slack and takes nothing from outside"),
    identity: {
        id: "arn",
        arn: {
            service: "chatbot",
            scope: "global",
            resource: ({ name, inputs }) =>
                `chat-configuration/slack-channel/${textOf(inputs["configurationName"]) ?? name}`,
        },
        outputs: { chatConfigurationArn: ({ arn }) => arn },
    },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...managed,
});

/** A channel of Microsoft Teams that gets alerts. */
export const teamsChannel = kind({
    label: "Teams channel",
    tokens: typesIn("chatbot", "TeamsChannelConfiguration"),
    network: none("has no network interface"),
    exposure: none("writes to Teams and takes nothing from outside"),
    identity: {},
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...managed,
});
