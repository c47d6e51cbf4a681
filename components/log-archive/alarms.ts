import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, createEventAlarm, type AlarmTopics } from "../shared/alarm";

const runbook = "Runbook: docs/runbooks/log-archive.md";

/**
 * Warns when what came in does not get into the bucket, when more comes than Firehose takes, and when nothing comes at all, which is what
 * a subscription looks like that may not deliver.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html
 */
export function createDeliveryAlarms(
    name: string,
    { topics, streamName }: { readonly topics: AlarmTopics; readonly streamName: pulumi.Input<string> },
    parent: pulumi.Resource,
): void {
    const about = {
        severity: "warning",
        topics,
        namespace: "AWS/Firehose",
        dimensions: { DeliveryStreamName: streamName },
    } as const;
    createAlarm(
        `${name}-late`,
        {
            ...about,
            alarmDescription:
                "Logs have waited half an hour for their way into the archive, and Firehose gives up after a day: its role, the bucket or the " +
                `key refuse it. ${runbook}`,
            metricName: "DeliveryToS3.DataFreshness",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1800, // six times what it gathers before it writes
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "notBreaching", // nothing waits
        },
        { parent },
    );
    createEventAlarm(
        `${name}-throttled`,
        {
            ...about,
            alarmDescription: `More logs come than the archive's stream takes; what it refuses for a day is not archived. ${runbook}`,
            metricName: "ThrottledRecords",
        },
        { parent },
    );
    createAlarm(
        `${name}-silent`,
        {
            ...about,
            alarmDescription: `No log has come to the archive for a day: CloudWatch Logs may not deliver, or nothing logs. ${runbook}`,
            metricName: "IncomingRecords",
            statistic: "Sum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 3600,
            evaluationPeriods: 24,
            treatMissingData: "breaching",
        },
        { parent },
    );
}
