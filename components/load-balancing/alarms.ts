import type * as pulumi from "@pulumi/pulumi";
import {
    createAlarm,
    metricQueryOf,
    type AlarmTopics,
    type Dimensions,
    type MetricQuery,
    type Severity,
} from "../shared/alarm";
import type { LoadBalancerConfig } from "./schema";

const namespace = "AWS/ApplicationELB";

/** A metric of a load balancer, by the name that it gets in an alarm's expressions. */
export const metricQuery = metricQueryOf(namespace);

/** `failed`: the sum of what went wrong. Those metrics have no data while nothing fails, hence the zeros. */
export function failedQueries(
    errorMetrics: ErrorRatioArgs["errorMetrics"],
    of: { readonly dimensions: Dimensions; readonly period: number },
): readonly MetricQuery[] {
    const terms = Object.keys(errorMetrics).map((id) => `FILL(${id}, 0)`);
    return [
        ...Object.entries(errorMetrics).map(([id, metricName]) => metricQuery(id, metricName, of)),
        { id: "failed", expression: terms.join(" + ") },
    ];
}

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
 */
export function createErrorRatioAlarm(name: string, args: ErrorRatioArgs, opts: pulumi.CustomResourceOptions) {
    const { topics, alarmDescription, errorRatio } = args;
    return createAlarm(
        name,
        {
            severity: "critical",
            topics,
            alarmDescription,
            metricQueries: errorRatioQueries({ ...args, periodSeconds: 300, minRequests: errorRatio.minRequests }),
            comparisonOperator: "GreaterThanThreshold",
            threshold: errorRatio.percent,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
        },
        opts,
    );
}

/** How one app fails: it answers 5xx, or nobody answers. */
export const routeErrors = { answers: "HTTPCode_Target_5XX_Count", connections: "TargetConnectionErrorCount" } as const;

export interface ErrorRatioQueriesArgs extends Pick<ErrorRatioArgs, "dimensions" | "errorMetrics"> {
    readonly periodSeconds: number;
    /** Requests in a period below which it counts as one without errors. */
    readonly minRequests: number;
}

/**
 * The share of requests that fail, in percent.
 *
 * A request that found no target at all is an error but not in RequestCount, so the share is of whichever is more.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function errorRatioQueries({ dimensions, errorMetrics, periodSeconds, minRequests }: ErrorRatioQueriesArgs) {
    const of = { dimensions, period: periodSeconds };
    return [
        metricQuery("requests", "RequestCount", of),
        ...failedQueries(errorMetrics, of),
        { id: "answered", expression: "IF(FILL(requests, 0) > failed, FILL(requests, 0), failed)" },
        {
            id: "ratio",
            label: "Failed requests in percent",
            expression: `IF(answered >= ${minRequests}, 100 * failed / answered, 0)`,
            returnData: true,
        },
    ];
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
