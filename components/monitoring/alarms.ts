import type * as pulumi from "@pulumi/pulumi";
import { createEventAlarm, type AlarmTopics, type Severity } from "../shared/alarm";

export interface DeliveryAlarmArgs {
    /** Severity whose messages are watched. */
    readonly severity: Severity;
    readonly topics: AlarmTopics;
    /** Name of the topic of that severity. */
    readonly topicName: string;
}

/** Each severity, with the one that is told when its own messages do not arrive. */
const fallbacks = { critical: "warning", warning: "critical" } as const satisfies Record<Severity, Severity>;

export function watchDelivery(
    name: string,
    { severity, topics, topicName }: DeliveryAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const fallback = fallbacks[severity];
    createEventAlarm(
        `${name}-${severity}-undelivered`,
        {
            severity: fallback,
            topics,
            namespace: "AWS/SNS",
            metricName: "NumberOfNotificationsFailed",
            dimensions: { TopicName: topicName },
            alarmDescription:
                `A ${severity} alert did not reach everyone it should; this message came by the ${fallback} topic. ` +
                `Look for ${severity} alarms in CloudWatch now, then check the subscriptions of ` +
                `topic ${topicName}.`,
        },
        opts,
    );
}
