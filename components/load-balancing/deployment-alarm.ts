import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { alarmIdentity } from "../shared/alarm";
import { errorRatioQueries, routeErrors } from "./alarms";
import type { RouteAlarmsArgs } from "./route-alarms";

const periods = 3;
const periodSeconds = 60;

/**
 * Seconds that ECS watches a finished rollout before the deployment counts as done. ECS derives them from the alarm's
 * periods, and no setting changes them.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export const bakeSeconds = periods * periodSeconds;

/**
 * The alarm that rolls a deployment back: too large a share of requests fails in 2 of 3 minutes. It is not the one that
 * people get, whose longer periods every deployment would have to sit out, and it tells nobody: a failed deployment is an
 * event of its own. Copies that do not become healthy are no matter of it, since ECS counts those itself.
 */
export function createDeploymentAlarm(
    name: string,
    { loadBalancerName, errorRatio, ...args }: RouteAlarmsArgs,
    opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
    return new aws.cloudwatch.MetricAlarm(
        `${name}-deployment`,
        {
            ...alarmIdentity(
                `${name}-deployment`,
                `${name} on load balancer ${loadBalancerName} fails in more than ${errorRatio.percent} percent of ` +
                    "requests. Rolls a deployment back that is under way; otherwise it means nothing.",
            ),
            metricQueries: errorRatioQueries({
                dimensions: { LoadBalancer: args.loadBalancerArnSuffix, TargetGroup: args.targetGroupArnSuffix },
                errorMetrics: routeErrors,
                periodSeconds,
                // What people's alarm wants in five minutes.
                minRequests: Math.ceil(errorRatio.minRequests / 5),
            }),
            comparisonOperator: "GreaterThanThreshold",
            threshold: errorRatio.percent,
            evaluationPeriods: periods,
            datapointsToAlarm: 2,
            treatMissingData: "notBreaching",
        },
        opts,
    );
}
