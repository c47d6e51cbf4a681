import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createErrorRatioAlarm } from "./alarms";
import { createFailureAlarms } from "./failure-alarms";
import { createRouteRecords, createRouteRules, type RouteEntry } from "./route-rule";
import type { LoadBalancerConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The target group. */
    targetGroup: aws.lb.TargetGroup,
    /** The listener rule, and the one for what needs no sign-in. */
    listenerRule: aws.lb.ListenerRule,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
    /** The alias records of the hosts. */
    record: aws.route53.Record,
};

/** Changes to the arguments of inner resources. */
export type FunctionRouteTransforms = TransformsOf<typeof inner>;

export interface FunctionRouteArgs extends RouteEntry {
    readonly scope: AwsScope;
    /** When the error alarm fires. */
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FunctionRouteTransforms | undefined;
}

/**
 * How requests to a function fail: it answers 5xx, it throws or answers what is no answer, or Lambda does not call it.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
const functionErrors = {
    answers: "HTTPCode_Target_5XX_Count",
    failures: "LambdaUserError",
    calls: "LambdaInternalError",
} as const;

/**
 * The way from a load balancer to a function. Whoever makes it lets the load balancer call the function, and registers
 * that with the target group.
 *
 * Children: target group, listener rule, two alarms, alias records of the hosts. About 0.70 USD a month for the alarms.
 */
export class FunctionRoute extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:FunctionRoute";

    readonly targetGroupArn: pulumi.Output<string>;

    constructor(name: string, args: FunctionRouteArgs, opts?: pulumi.ComponentResourceOptions) {
        super(FunctionRoute.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, loadBalancer, errorRatio, topics } = args;
        const targetGroup = new aws.lb.TargetGroup(
            name,
            {
                targetType: "lambda",
                lambdaMultiValueHeadersEnabled: true, // a header or parameter that comes twice reaches the code twice
                tags: { Name: `${scope.prefix}-${name}` },
            },
            { parent: this },
        );
        createRouteRules(name, args, targetGroup, this);
        createRouteRecords(args, "function", this);

        const what = `${name} on load balancer ${loadBalancer.name}`;
        const watched = {
            ...{ topics, errorRatio, errorMetrics: functionErrors },
            dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
        };
        createErrorRatioAlarm(
            `${name}-errors`,
            {
                ...watched,
                alarmDescription:
                    `${what} fails in more than ${errorRatio.percent} percent of requests: the function answers 5xx, or ` +
                    "fails. Roll back if it was just deployed; else read its log of the last minutes.",
            },
            { parent: this },
        );
        // How long it takes, the function's own alarm tells.
        createFailureAlarms(name, { ...watched, slowAfterSeconds: 0, what }, { parent: this });
        this.targetGroupArn = targetGroup.arn;
        this.registerOutputs({ targetGroupArn: targetGroup.arn, ...transformed(this) });
    }
}
