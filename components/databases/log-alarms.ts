import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";

/** What PostgreSQL writes into its log, and from how many lines on somebody should know. */
const watched = [
    {
        key: "deadlocks",
        phrase: "deadlock detected",
        more: 5,
        period: 900,
        text: "has ended more than five deadlocks within a quarter of an hour, each of them a request that failed.",
    },
    {
        key: "logins-refused",
        phrase: "password authentication failed",
        more: 20,
        period: 300,
        text:
            "has refused more than twenty logins within five minutes: a rotated password that an app does not have, or " +
            "somebody who tries.",
    },
] as const;

/** Counts lines of an instance's log, which has an empty count too while nothing is wrong, and warns when they are many. */
export function watchLog(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly topics: AlarmTopics;
        /** What the log is of, for readers: `Database main`. */
        readonly title: string;
        readonly logGroupName: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, logGroupName } = args;
    for (const { key, phrase, more, period, text } of watched) {
        const metric = { namespace: scope.prefix, name: `${name}-${key}` };
        new aws.cloudwatch.LogMetricFilter(
            `${name}-${key}`,
            {
                name: `${scope.prefix}-${name}-${key}`,
                logGroupName,
                pattern: `"${phrase}"`,
                metricTransformation: { ...metric, value: "1", defaultValue: "0" },
            },
            { parent },
        );
        createAlarm(
            `${name}-${key}`,
            {
                severity: "warning",
                topics,
                namespace: metric.namespace,
                metricName: metric.name,
                statistic: "Sum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: more,
                period,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
                alarmDescription: `${title} ${text} Runbook: docs/runbooks/database.md`,
            },
            { parent },
        );
    }
}
