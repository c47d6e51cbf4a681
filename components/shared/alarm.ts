import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { listAlarm } from "./alarm-list";
import { stackPrefix } from "./scope";

/** `critical`: users notice or soon will. `warning`: a look in working hours is enough. */
export type Severity = "critical" | "warning";

/** The topic that alarms of each severity go to. */
export type AlarmTopics = Readonly<Record<Severity, pulumi.Input<string>>>;

/** A CloudWatch alarm's own arguments; who is told follows from the severity, and silence must be judged on purpose. */
export interface AlarmArgs extends Omit<
    aws.cloudwatch.MetricAlarmArgs,
    "name" | "alarmActions" | "okActions" | "actionsEnabled"
> {
    readonly severity: Severity;
    readonly topics: AlarmTopics;
    /** What is wrong and what to do first; with the stack, which is put before it, it is all that the reader has. */
    readonly alarmDescription: pulumi.Input<string>;
    /** What a period without data means. */
    readonly treatMissingData: "breaching" | "notBreaching" | "ignore" | "missing";
}

/**
 * Name and text of an alarm, both of which start with the stack: several stacks share an account, its topics' readers and
 * its Slack channels. AWS overwrites an alarm of the same name, so one that gets another parent needs an alias.
 */
export function alarmIdentity(name: string, alarmDescription: pulumi.Input<string>) {
    const prefix = stackPrefix();
    return { name: `${prefix}-${name}`, alarmDescription: pulumi.concat(prefix, ": ", alarmDescription) };
}

/** An alarm that tells the topic of its severity when it fires and when it recovers. */
export function createAlarm(
    name: string,
    { severity, topics, alarmDescription, ...args }: AlarmArgs,
    opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
    const identity = alarmIdentity(name, alarmDescription);
    const alarm = new aws.cloudwatch.MetricAlarm(
        name,
        {
            ...args,
            ...identity,
            alarmActions: [topics[severity]],
            okActions: [topics[severity]],
        },
        opts,
    );
    listAlarm(topics, { name: identity.name, watch: args, owner: ownerOf(alarm, opts), urn: alarm.urn });
    return alarm;
}

/** Logical name of the component around a resource; its own where there is none. */
export function ownerOf(resource: pulumi.Resource, { parent }: pulumi.CustomResourceOptions): string {
    return pulumi.resourceName(parent ?? resource);
}

/** An alarm for each thing that is counted and never should be; while nothing happens, nothing is reported. */
export function createEventAlarm(
    name: string,
    args: Pick<AlarmArgs, "severity" | "topics" | "alarmDescription" | "namespace" | "metricName" | "dimensions">,
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        name,
        {
            ...args,
            statistic: "Sum",
            period: 300,
            evaluationPeriods: 1,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            treatMissingData: "notBreaching",
        },
        opts,
    );
}

export type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

export type MetricQuery = aws.types.input.cloudwatch.MetricAlarmMetricQuery;

/** Makes a metric known to an alarm's expressions by a name of its own; `stat` is the sum unless it is said. */
export function metricQueryOf(namespace: string) {
    return (
        id: string,
        metricName: string,
        of: { readonly dimensions: Dimensions; readonly period: number; readonly stat?: string },
    ): MetricQuery => ({ id, metric: { namespace, metricName, stat: "Sum", ...of } });
}
