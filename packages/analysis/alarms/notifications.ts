import { EMAIL_CONTACT, NOTIFICATION_CHANNEL, NOTIFICATION_RULE, SLACK_CHANNEL } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { groupBy } from "@platform/aws-model/group-by";
import type { Plan, PlanResource } from "../plan";
import { targets } from "../shared/references";
import type { Block, Verdict } from "../section";

/** Events that AWS User Notifications tells of, and whom. */
export interface NotifiedEvents {
    readonly events: readonly string[];
    readonly people: readonly string[];
}

const CONFIGURATION = ["aws:notifications/notificationConfiguration:NotificationConfiguration"];

/** What is told without an alarm, by configuration; of one of another stack it is not known whom it tells. A mail address is told only after its owner has confirmed it. */
export function notifiedEvents(plan: Plan): readonly NotifiedEvents[] {
    const owned = (types: readonly string[]) =>
        groupBy(
            plan.ofType(types),
            (part) => targets(plan, part, part.get("notificationConfigurationArn"), CONFIGURATION)[0],
        );
    const channels = owned(NOTIFICATION_CHANNEL);
    return [...owned(NOTIFICATION_RULE)].map(([configuration, rules]) => ({
        events: rules.map((rule) => known(rule.get("eventType").text()) ?? rule.name),
        people:
            configuration === undefined
                ? ["somebody who is not known"]
                : (channels.get(configuration) ?? []).flatMap((association) => readersOf(plan, association)),
    }));
}

function readersOf(plan: Plan, association: PlanResource): readonly string[] {
    const arn = association.get("arn");
    const channels = targets(plan, association, arn, SLACK_CHANNEL).map(
        (channel) => `Slack ${known(channel.get("slackChannelId").text()) ?? channel.name}`,
    );
    const contacts = targets(plan, association, arn, EMAIL_CONTACT).map(
        (contact) => known(contact.get("emailAddress").text()) ?? contact.name,
    );
    const found = [...channels, ...contacts];
    return found.length > 0 ? found : [`somebody who is not known (${association.name})`];
}

/** An event that nobody is told of deserves a look; whoever is told, it is no verdict on the alarms. */
export function notificationVerdicts(all: readonly NotifiedEvents[]): readonly Verdict[] {
    return all.flatMap(({ people }) => (people.length > 0 ? [] : ["attention"]));
}

export function notificationTable(all: readonly NotifiedEvents[]): readonly Block[] {
    if (all.length === 0) return [];
    const rows = all.flatMap(({ events, people }) =>
        events.map((event) => [
            event,
            people.length > 0 ? { text: people.join(", ") } : { text: "nobody", verdict: "attention" as const },
        ]),
    );
    return [
        {
            kind: "table",
            caption: "Events that are told without an alarm",
            columns: [{ title: "Event" }, { title: "Who is told" }],
            rows,
        },
    ];
}
