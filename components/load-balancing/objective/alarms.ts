import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmIdentity, type AlarmTopics, type Dimensions } from "../../shared/alarm";
import { createCompositeAlarm } from "../../shared/composite-alarm";
import { errorRatioQueries, routeErrors } from "../alarms";
import { burnPairs, burnPercent, type BurnPair } from "./pairs";
import type { ObjectiveConfig } from "./schema";

export interface ObjectiveAlarmsArgs {
    readonly topics: AlarmTopics;
    readonly config: ObjectiveConfig;
    /** The app's target group on its load balancer. */
    readonly dimensions: Dimensions;
    /** What the alarms are about, in a reader's words. */
    readonly what: string;
}

/**
 * Tells when errors use up an objective too fast, which a fixed share of errors does not show: one percent for a day is more
 * than 99.9 percent allows in a week. Each pair is two alarms that tell nobody and a composite alarm over both. CloudWatch slides
 * both windows, every minute.
 */
export function createObjectiveAlarms(
    name: string,
    args: ObjectiveAlarmsArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const { topics, what, config } = args;
    for (const pair of burnPairs) {
        const { key, longSeconds, shortSeconds, severity, used } = pair;
        const minRequests = config.minRequests * (longSeconds / 3600);
        const long = createWindowAlarm(
            `${name}-${key}-long`,
            pair,
            { ...args, seconds: longSeconds, minRequests },
            opts,
        );
        const short = createWindowAlarm(
            `${name}-${key}-short`,
            pair,
            { ...args, seconds: shortSeconds, minRequests: 1 },
            opts,
        );
        createCompositeAlarm(
            `${name}-${key}`,
            {
                severity,
                topics,
                watch: long.watch,
                alarmRule: pulumi.interpolate`ALARM("${long.alarm.name}") AND ALARM("${short.alarm.name}")`,
                alarmDescription:
                    `${what} fails in more than ${burnPercent(pair, config.objective)} percent of requests: that uses up ${used}, by ` +
                    `the objective of ${config.objective} percent. Read the app's log for what fails, and roll back if it began ` +
                    "with a deployment.",
            },
            opts,
        );
    }
}

/** One window's alarm, which tells nobody by itself. */
function createWindowAlarm(
    name: string,
    pair: BurnPair,
    args: ObjectiveAlarmsArgs & { readonly seconds: number; readonly minRequests: number },
    opts: pulumi.CustomResourceOptions,
) {
    const { dimensions, minRequests, seconds, what } = args;
    const threshold = burnPercent(pair, args.config.objective);
    const watch = {
        metricQueries: errorRatioQueries({
            ...{ dimensions, minRequests },
            errorMetrics: routeErrors,
            periodSeconds: seconds,
        }),
    };
    const text = `${what} fails in more than ${threshold} percent of requests in ${seconds / 60} minutes. Part of another alarm; it tells nobody.`;
    const alarm = new aws.cloudwatch.MetricAlarm(
        name,
        {
            ...alarmIdentity(name, text),
            ...watch,
            comparisonOperator: "GreaterThanThreshold",
            threshold,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching", // no requests
        },
        opts,
    );
    return { alarm, watch };
}
