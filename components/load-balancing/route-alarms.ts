import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { createCountAlarm, createErrorRatioAlarm } from "./alarms";
import type { LoadBalancerConfig } from "./schema";

export interface RouteAlarmsArgs {
    /** Key of the load balancer in the configuration. */
    readonly loadBalancerName: string;
    /** The load balancer in CloudWatch's dimensions. */
    readonly loadBalancerArnSuffix: pulumi.Input<string>;
    /** The target group in CloudWatch's dimensions. */
    readonly targetGroupArnSuffix: pulumi.Input<string>;
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    readonly topics: AlarmTopics;
}

/**
 * Errors of one app, no healthy copy of it, and one unhealthy copy among healthy ones.
 *
 * Returns those that say that a deployment went wrong: the first two. An unhealthy copy is not among them, because an app
 * that starts slowly is just that for a while.
 */
export function createRouteAlarms(
    name: string,
    args: RouteAlarmsArgs,
    opts: pulumi.CustomResourceOptions,
): readonly aws.cloudwatch.MetricAlarm[] {
    const what = `${name} on load balancer ${args.loadBalancerName}`;
    const common = {
        topics: args.topics,
        dimensions: { LoadBalancer: args.loadBalancerArnSuffix, TargetGroup: args.targetGroupArnSuffix },
    };
    const errors = createErrorRatioAlarm(
        `${name}-errors`,
        {
            ...common,
            errorRatio: args.errorRatio,
            errorMetrics: { answers: "HTTPCode_Target_5XX_Count", connections: "TargetConnectionErrorCount" },
            alarmDescription:
                `${what} fails in more than ${args.errorRatio.percent} percent of requests: the app answers 5xx or not at ` +
                "all. Roll back if it was just deployed; else read the app's log of the last minutes.",
        },
        opts,
    );
    const down = createCountAlarm(
        `${name}-down`,
        {
            ...common,
            severity: "critical",
            metricName: "HealthyHostCount",
            statistic: "Maximum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            minutes: { past: 3, of: 3 },
            alarmDescription:
                `${what} has no healthy copy: users get errors. Roll back if it was just deployed; else look at the ` +
                "service's events and at the app's log for why its health check fails.",
        },
        opts,
    );
    createCountAlarm(
        `${name}-unhealthy`,
        {
            ...common,
            severity: "warning",
            metricName: "UnHealthyHostCount",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            minutes: { past: 10, of: 15 },
            alarmDescription:
                `${what} has had a copy that fails its health check for ten minutes; the others carry the load. See in ` +
                "the target group which one and why, then stop that task: ECS starts another.",
        },
        opts,
    );
    return [errors, down];
}
