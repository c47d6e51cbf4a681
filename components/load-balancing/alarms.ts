import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics, type Severity } from "../shared/alarm";
import type { LoadBalancerConfig } from "./schema";

const namespace = "AWS/ApplicationELB";
/** Seconds of one period of the error ratio. */
const ratioPeriod = 300;

export type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

export interface ErrorRatioArgs {
    readonly topics: AlarmTopics;
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    readonly dimensions: Dimensions;
    /** Metrics that count what went wrong, by the name that they get in the alarm's expressions. */
    readonly errorMetrics: Readonly<Record<string, string>>;
    readonly alarmDescription: pulumi.Input<string>;
}

/**
 * Fires when too large a share of requests fails in 3 of 5 periods of five minutes. Periods with few requests are never
 * judged, so that one failed request at night wakes nobody.
 *
 * A request that found no target at all is an error but not in RequestCount, so the share is of whichever is more. The
 * error metrics have no data while nothing fails, hence the zeros.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function createErrorRatioAlarm(name: string, args: ErrorRatioArgs, opts: pulumi.CustomResourceOptions) {
    const { topics, alarmDescription, dimensions, errorMetrics, errorRatio } = args;
    const sum = (id: string, metricName: string): aws.types.input.cloudwatch.MetricAlarmMetricQuery => ({
        id,
        metric: { namespace, metricName, dimensions, period: ratioPeriod, stat: "Sum" },
    });
    const failed = Object.keys(errorMetrics).map((id) => `FILL(${id}, 0)`);
    return createAlarm(
        name,
        {
            severity: "critical",
            topics,
            alarmDescription,
            metricQueries: [
                sum("requests", "RequestCount"),
                ...Object.entries(errorMetrics).map(([id, metricName]) => sum(id, metricName)),
                { id: "failed", expression: failed.join(" + ") },
                { id: "answered", expression: "IF(FILL(requests, 0) > failed, FILL(requests, 0), failed)" },
                {
                    id: "ratio",
                    label: "Failed requests in percent",
                    expression: `IF(answered >= ${errorRatio.minRequests}, 100 * failed / answered, 0)`,
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: errorRatio.percent,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
        },
        opts,
    );
}

export interface CountAlarmArgs {
    readonly severity: Severity;
    readonly topics: AlarmTopics;
    readonly metricName: "RejectedConnectionCount" | "UnHealthyHostCount" | "HealthyHostCount";
    readonly statistic: "Sum" | "Maximum";
    readonly dimensions: Dimensions;
    readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
    readonly threshold: number;
    /** Fires when so many of so many minutes are past the threshold. */
    readonly minutes: { readonly past: number; readonly of: number };
    readonly alarmDescription: pulumi.Input<string>;
}

/** Fires on a number that the load balancer counts each minute. No data means no traffic or no targets: no reason to fire. */
export function createCountAlarm(
    name: string,
    { minutes, ...args }: CountAlarmArgs,
    opts: pulumi.CustomResourceOptions,
) {
    return createAlarm(
        name,
        {
            ...args,
            namespace,
            period: 60,
            evaluationPeriods: minutes.of,
            datapointsToAlarm: minutes.past,
            treatMissingData: "notBreaching",
        },
        opts,
    );
}
