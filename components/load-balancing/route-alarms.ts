import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { createCountAlarm, createErrorRatioAlarm, routeErrors } from "./alarms";
import type { LoadBalancerConfig } from "./schema";

export interface RouteAlarmsArgs {
    /** Key of the load balancer in the configuration. */
    readonly loadBalancerName: string;
    /** The load balancer in CloudWatch's dimensions. */
    readonly loadBalancerArnSuffix: pulumi.Input<string>;
    /** The target group in CloudWatch's dimensions. */
    readonly targetGroupArnSuffix: pulumi.Input<string>;
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    readonly copies: RouteCopies;
    readonly topics: AlarmTopics;
}

/** What is expected of the copies behind a route. */
export interface RouteCopies {
    /** False while none is wanted. */
    readonly wanted: boolean;
    /** Seconds that one may take to start. */
    readonly startGraceSeconds: number;
    /** Who starts and replaces them. */
    readonly keptBy: keyof typeof remedies;
}

/** What to look at when no copy is healthy, and what to do about a single one. */
const remedies = {
    ECS: {
        down: "look at the service's events",
        unhealthy: "See in the target group which one and why, then stop that task: ECS starts another.",
    },
    "scaling group": {
        down: "look at the scaling group's activity history",
        unhealthy:
            "The scaling group replaces such instances: read in its activity history, and in the log of their first " +
            "boot, why the new ones fail as well.",
    },
} as const;

/** Errors of one app, no healthy copy of it while some are wanted, and one unhealthy copy among healthy ones. */
export function createRouteAlarms(name: string, args: RouteAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
    const what = `${name} on load balancer ${args.loadBalancerName}`;
    const remedy = remedies[args.copies.keptBy];
    const common = {
        topics: args.topics,
        dimensions: { LoadBalancer: args.loadBalancerArnSuffix, TargetGroup: args.targetGroupArnSuffix },
    };
    createErrorRatioAlarm(
        `${name}-errors`,
        {
            ...common,
            errorRatio: args.errorRatio,
            errorMetrics: routeErrors,
            alarmDescription:
                `${what} fails in more than ${args.errorRatio.percent} percent of requests: the app answers 5xx or not at ` +
                "all. Roll back if it was just deployed; else read the app's log of the last minutes.",
        },
        opts,
    );
    // Without a target CloudWatch may show no healthy one: a service that is parked would be down for ever.
    if (args.copies.wanted) {
        const minutes = downMinutes(args.copies.startGraceSeconds);
        createCountAlarm(
            `${name}-down`,
            {
                ...common,
                severity: "critical",
                metricName: "HealthyHostCount",
                statistic: "Maximum",
                comparisonOperator: "LessThanThreshold",
                threshold: 1,
                minutes: { past: minutes, of: minutes },
                alarmDescription:
                    `${what} has no healthy copy: users get errors. Roll back if it was just deployed; else ${remedy.down} ` +
                    "and at the app's log for why its health check fails.",
            },
            opts,
        );
    }
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
                `${what} has had a copy that fails its health check for ten minutes; the others carry the load. ` +
                remedy.unhealthy,
        },
        opts,
    );
}

/** Longer than a first copy may take to start, so that a first deployment wakes nobody. */
function downMinutes(startGraceSeconds: number): number {
    return Math.max(3, Math.ceil(startGraceSeconds / 60) + 2);
}
