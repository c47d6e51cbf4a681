import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics, type Dimensions, type MetricQuery } from "../shared/alarm";
import { failedQueries, metricQuery, routeErrors, type ErrorRatioArgs } from "./alarms";
import type { LoadBalancerConfig } from "./schema";

export interface FailureAlarmsArgs {
    readonly topics: AlarmTopics;
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    /** Metrics that count what went wrong. Default: those of copies. */
    readonly errorMetrics?: ErrorRatioArgs["errorMetrics"];
    /** Seconds above which an answer is slow; 0 for an app whose requests are meant to stay open. */
    readonly slowAfterSeconds: number;
    /** The app's target group on its load balancer. */
    readonly dimensions: Dimensions;
    /** What the alarms are about, in a reader's words. */
    readonly what: string;
}

/** Seconds of a period: of answers that are slow, and of failures that are few. */
const periods = { slow: 300, few: 600 } as const;

/** Answers that are none of an app's failures: success, redirects, and what the client did wrong. */
const fineAnswers = {
    success: "HTTPCode_Target_2XX_Count",
    redirects: "HTTPCode_Target_3XX_Count",
    refused: "HTTPCode_Target_4XX_Count",
} as const;

/**
 * Warns of failures that the share of 5xx answers in five minutes does not show: an app with few requests that fails them
 * for most of an hour, and an app that takes requests and does not answer.
 *
 * The load balancer counts a request when it has chosen a copy. An answer that never comes is a 504 of its own, without
 * the app's dimension: it shows as a request without an answer, and in the response time as nothing at all.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function createFailureAlarms(name: string, args: FailureAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
    createFailingAlarm(`${name}-failing`, args, opts);
    if (args.slowAfterSeconds > 0) {
        createSlowAlarm(`${name}-slow`, args, opts);
    }
}

/** Periods of ten minutes: one burst of errors is in two of them, an app that is broken in all. */
function createFailingAlarm(name: string, args: FailureAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
    const { percent } = args.errorRatio;
    createAlarm(
        name,
        {
            severity: "warning",
            topics: args.topics,
            metricQueries: [
                metricQuery("requests", "RequestCount", { dimensions: args.dimensions, period: periods.few }),
                ...unansweredQueries(args),
                {
                    id: "share",
                    label: "Failed requests in percent",
                    expression: "100 * failed / FILL(requests, 1)",
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: percent,
            evaluationPeriods: 6,
            datapointsToAlarm: 4,
            treatMissingData: "notBreaching",
            alarmDescription:
                `${args.what} has failed in more than ${percent} percent of requests for most of an hour, however few they ` +
                "were: it answers 5xx or not at all. Read the app's log, and look for a database or another app that " +
                "does not answer it.",
        },
        opts,
    );
}

/** `failed`: whatever was not answered well; where requests stay open, only what was answered badly. */
function unansweredQueries({ dimensions, errorMetrics, slowAfterSeconds }: FailureAlarmsArgs): readonly MetricQuery[] {
    const of = { dimensions, period: periods.few };
    if (slowAfterSeconds === 0) {
        return failedQueries(errorMetrics ?? routeErrors, of);
    }
    const fine = Object.keys(fineAnswers).map((id) => ` - FILL(${id}, 0)`);
    return [
        ...Object.entries(fineAnswers).map(([id, metricName]) => metricQuery(id, metricName, of)),
        { id: "failed", expression: `FILL(requests, 0)${fine.join("")}` },
    ];
}

/** Requests without any answer in a period have no response time; they count as slow. */
function createSlowAlarm(name: string, args: FailureAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
    const { dimensions, errorRatio, slowAfterSeconds, topics, what } = args;
    const of = { dimensions, period: periods.slow };
    createAlarm(
        name,
        {
            severity: "warning",
            topics,
            metricQueries: [
                metricQuery("requests", "RequestCount", of),
                metricQuery("answered_in", "TargetResponseTime", { ...of, stat: "p95" }),
                {
                    id: "seconds",
                    label: "Seconds in which 95 percent of requests are answered",
                    expression:
                        `IF(FILL(requests, 0) >= ${errorRatio.minRequests}, ` +
                        `FILL(answered_in, ${slowAfterSeconds + 1}), 0)`,
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: slowAfterSeconds,
            evaluationPeriods: 3,
            treatMissingData: "notBreaching",
            alarmDescription:
                `${what} has answered one request in twenty only after more than ${slowAfterSeconds} seconds, or none at ` +
                "all, for 15 minutes. Look for what it waits for: a database behind the VPN, another app, its own CPU.",
        },
        opts,
    );
}
