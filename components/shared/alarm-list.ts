import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** An alarm that tells somebody, for who shows all of them. */
export interface ListedAlarm {
    /** Name that CloudWatch knows it by. */
    readonly name: string;
    /** What it looks at. */
    readonly watch: Pick<aws.cloudwatch.MetricAlarmArgs, "namespace" | "metricName" | "dimensions" | "metricQueries">;
    /** Logical name of the component that it is part of. */
    readonly owner: string;
    /** Of the alarm: a component's would make who reads it wait for all that is in the component. */
    readonly urn: pulumi.Output<string>;
}

/** By the topics that the alarms tell: nobody makes an alarm without them, and each run of the program has its own. */
const lists = new WeakMap<object, ListedAlarm[]>();

export function listAlarm(topics: object, alarm: ListedAlarm): void {
    const list = lists.get(topics) ?? [];
    lists.set(topics, list);
    list.push(alarm);
}

/** The alarms made so far that tell these topics, in their order. */
export function alarmsTelling(topics: object | undefined): readonly ListedAlarm[] {
    return (topics && lists.get(topics)) ?? [];
}
