import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { alarmIdentity, ownerOf, type AlarmArgs } from "./alarm";
import { listAlarm, type ListedAlarm } from "./alarm-list";

export interface CompositeAlarmArgs
    extends Pick<AlarmArgs, "severity" | "topics" | "alarmDescription">, Pick<ListedAlarm, "watch"> {
    /** When it fires, by the states of other alarms. */
    readonly alarmRule: pulumi.Input<string>;
}

/** An alarm on the states of others, that tells the topic of its severity when it fires and when it recovers. */
export function createCompositeAlarm(
    name: string,
    { severity, topics, alarmRule, watch, ...args }: CompositeAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const { name: alarmName, alarmDescription } = alarmIdentity(name, args.alarmDescription);
    const alarm = new aws.cloudwatch.CompositeAlarm(
        name,
        {
            alarmName,
            alarmDescription,
            alarmRule,
            alarmActions: [topics[severity]],
            okActions: [topics[severity]],
        },
        opts,
    );
    listAlarm(topics, { name: alarmName, watch, owner: ownerOf(alarm, opts), urn: alarm.urn });
}
