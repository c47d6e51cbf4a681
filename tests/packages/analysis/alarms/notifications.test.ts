import { expect } from "chai";
import { notifiedEvents } from "@platform/analysis/alarms/notifications";
import { analyze } from "@platform/analysis/alarms/index";
import { EMAIL_CONTACT, NOTIFICATION_CHANNEL, NOTIFICATION_RULE, SLACK_CHANNEL } from "@platform/aws-model/types";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const configuration = "aws:notifications/notificationConfiguration:NotificationConfiguration";
const first = ([type = ""]: readonly string[]) => type;

function plan(readers: (stack: StackBuilder) => readonly unknown[]) {
    return planOf((stack) => {
        const notificationConfigurationArn = stack.add(configuration, "events", { name: "events" }).ref("arn");
        stack.add(first(NOTIFICATION_RULE), "health", { notificationConfigurationArn, eventType: "AWS Health Event" });
        readers(stack).forEach((arn, at) => {
            stack.add(first(NOTIFICATION_CHANNEL), `reader-${at}`, { notificationConfigurationArn, arn });
        });
    });
}

describe("events that are told without an alarm", () => {
    it("go to channels and addresses", () => {
        const some = plan((stack) => [
            stack.add(first(SLACK_CHANNEL), "chat", { slackChannelId: "C0123456789" }).ref("arn"),
            stack.add(first(EMAIL_CONTACT), "mail", { emailAddress: "a@example.org" }).ref("arn"),
            "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/other",
        ]);
        expect(notifiedEvents(some)).to.deep.equal([
            {
                events: ["AWS Health Event"],
                people: ["Slack C0123456789", "a@example.org", "somebody who is not known (reader-2)"],
            },
        ]);
    });

    it("are told by a configuration of another stack to whom it knows", () => {
        const elsewhere = planOf((stack) => {
            for (const [type, more] of [
                [NOTIFICATION_RULE, { eventType: "AWS Health Event" }],
                [NOTIFICATION_CHANNEL, {}],
            ] as const) {
                const notificationConfigurationArn = `arn:aws:notifications::123456789012:configuration/${first(type)}`;
                stack.add(first(type), "other", { notificationConfigurationArn, ...more });
            }
        });
        expect(notifiedEvents(elsewhere)).to.deep.equal([
            { events: ["AWS Health Event"], people: ["somebody who is not known"] },
        ]);
    });

    it("are shown as told to nobody where nothing is associated", () => {
        const none = plan(() => []);
        const { blocks, verdict } = analyze(none);
        expect(verdict).to.equal("attention");
        const table = blocks.find((block) => "caption" in block && block.caption.startsWith("Events"));
        expect(table).to.deep.include({
            rows: [["AWS Health Event", { text: "nobody", verdict: "attention" }]],
        });
    });
});
