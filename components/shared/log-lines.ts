import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics, type Severity } from "./alarm";
import type { AwsScope } from "./scope";

export interface LogLinesArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** @default warning */
    readonly severity?: Severity;
    readonly logGroupName: pulumi.Input<string>;
    /** Filter pattern of CloudWatch Logs. */
    readonly pattern: string;
    /** Fixed name of the filter. Default: Pulumi's. */
    readonly filterName?: string;
    /** Name of the metric that counts the lines, in the namespace `<prefix>`. */
    readonly metricName: string;
    /** Lines that are no reason for a warning. */
    readonly allowed: number;
    /** Seconds in which they are counted. */
    readonly period: number;
    readonly alarmDescription: string;
}

/** Counts lines of a log, which has an empty count too while nothing is wrong, and tells when they are many. */
export function watchLogLines(name: string, args: LogLinesArgs, parent: pulumi.Resource): void {
    const { scope, topics, severity = "warning", logGroupName, pattern, filterName } = args;
    const { metricName, allowed, period, alarmDescription } = args;
    const namespace = scope.prefix;
    new aws.cloudwatch.LogMetricFilter(
        name,
        {
            ...(filterName === undefined ? {} : { name: filterName }),
            logGroupName,
            pattern,
            metricTransformation: { namespace, name: metricName, value: "1", defaultValue: "0" },
        },
        { parent },
    );
    createAlarm(
        name,
        {
            severity,
            topics,
            namespace,
            metricName,
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: allowed,
            period,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching", // nothing is logged
            alarmDescription,
        },
        { parent },
    );
}
