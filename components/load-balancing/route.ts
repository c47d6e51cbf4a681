import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createFailureAlarms } from "./failure-alarms";
import { createDeploymentAlarm } from "./deployment-alarm";
import { createRouteAlarms, type RouteCopies } from "./route-alarms";
import { createRouteRecords, createRouteRules, type RouteEntry } from "./route-rule";
import { createMaintenanceRules } from "./maintenance/rules";
import type { MaintenanceConfig } from "./maintenance/schema";
import { createObjectiveAlarms } from "./objective/alarms";
import type { ObjectiveConfig } from "./objective/schema";
import { healthQuestion, type HealthAsked } from "./route-schema";
import type { LoadBalancerConfig } from "./schema";

/** The copies of an app that requests go to. Another version of its protocol replaces the target group. */
export interface RouteTarget extends HealthAsked {
    /** `instance` for ports of container instances, `ip` for tasks with addresses of their own. Replaces the target group. */
    readonly type: "instance" | "ip";
    /** Port that instances of a scaling group are registered with. ECS names its own. Replaces the target group. */
    readonly port?: number;
    /** What the app speaks; HTTPS keeps requests encrypted up to it. Replaces the target group. */
    readonly protocol: "HTTP" | "HTTPS";
    /** Seconds that open requests get when a target leaves; 0 to 3600. */
    readonly deregistrationDelaySeconds: number;
    /** Seconds for which a client stays with one copy; 0 for none. */
    readonly stickinessSeconds: number;
    /** Seconds above which an answer is slow; 0 for an app whose requests are meant to stay open. */
    readonly slowAfterSeconds: number;
}

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The target group. */
    targetGroup: aws.lb.TargetGroup,
    /** The listener rule, and those of maintenance and for what needs no sign-in. */
    listenerRule: aws.lb.ListenerRule,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
    /** Each alarm of an objective, over two others. */
    compositeAlarm: aws.cloudwatch.CompositeAlarm,
    /** The alias records of the hosts. */
    record: aws.route53.Record,
};

/** Changes to the arguments of inner resources. */
export type RouteTransforms = TransformsOf<typeof inner>;

export interface RouteArgs extends RouteEntry {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    readonly target: RouteTarget;
    readonly copies: RouteCopies;
    /** A page in its place. Default: none. */
    readonly maintenance?: MaintenanceConfig | undefined;
    /** What is promised of its answers. Default: nothing. */
    readonly objective?: ObjectiveConfig | undefined;
    /** When the error alarm fires. */
    readonly errorRatio: LoadBalancerConfig["errorRatio"];
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: RouteTransforms | undefined;
}

/**
 * The way from a load balancer to the copies of one app.
 *
 * Children: target group, listener rule, those of maintenance and for what needs no sign-in, six alarms, with an objective two
 * composite alarms over four more, alias records of the hosts. About 1.40 USD a month for the alarms, 3.60 with an objective.
 * The target group's type, protocol and its version replace it, which is an outage until copies have registered in the new one; another
 * listener replaces the rule.
 */
export class Route extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:Route";

    readonly targetGroupArn: pulumi.Output<string>;
    /** `targetgroup/<name>/<id>`, the target group in CloudWatch's dimensions. */
    readonly targetGroupArnSuffix: pulumi.Output<string>;
    /** A service that is created before the rule finds its target group without a load balancer, and fails. */
    readonly listenerRule: aws.lb.ListenerRule;
    /** The alarm that rolls a deployment back. */
    readonly deploymentAlarmName: pulumi.Output<string>;

    private readonly targetGroup: aws.lb.TargetGroup;

    constructor(
        private readonly name: string,
        private readonly args: RouteArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Route.type, name, {}, withTransforms(inner, args.transform, opts));

        this.targetGroup = this.createTargetGroup();
        const { rule, actions } = createRouteRules(name, args, this.targetGroup, this);
        this.listenerRule = rule;
        if (args.maintenance !== undefined) {
            createMaintenanceRules(name, args.maintenance, args, actions, this);
        }
        createRouteRecords(args, args.copies.keptBy, this);

        this.targetGroupArn = this.targetGroup.arn;
        this.targetGroupArnSuffix = this.targetGroup.arnSuffix;
        const alarms = {
            ...args,
            loadBalancerName: args.loadBalancer.name,
            loadBalancerArnSuffix: args.loadBalancer.arnSuffix,
            targetGroupArnSuffix: this.targetGroup.arnSuffix,
        };
        createRouteAlarms(name, alarms, { parent: this });
        this.deploymentAlarmName = createDeploymentAlarm(name, alarms, { parent: this }).name;
        this.watchAnswers();
        this.registerOutputs({
            targetGroupArn: this.targetGroupArn,
            targetGroupArnSuffix: this.targetGroupArnSuffix,
            deploymentAlarmName: this.deploymentAlarmName,
            ...transformed(this),
        });
    }

    /** Failures that are few, answers that are slow, and where one is stated the objective. */
    private watchAnswers(): void {
        const { topics, errorRatio, loadBalancer, objective, target } = this.args;
        const about = {
            topics,
            dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: this.targetGroup.arnSuffix },
            what: `${this.name} on load balancer ${loadBalancer.name}`,
        };
        const { slowAfterSeconds } = target;
        createFailureAlarms(this.name, { ...about, errorRatio, slowAfterSeconds }, { parent: this });
        if (objective !== undefined) {
            createObjectiveAlarms(`${this.name}-slo`, { ...about, config: objective }, { parent: this });
        }
    }

    private createTargetGroup(): aws.lb.TargetGroup {
        const { scope, target, vpcId } = this.args;
        const { healthCheck, protocolVersion } = target;
        return new aws.lb.TargetGroup(
            this.name,
            {
                vpcId,
                targetType: target.type,
                protocol: target.protocol,
                protocolVersion, // said always: where it is left out, the provider keeps what was
                // Of targets that are registered without one, which ECS never does. Another would replace the group.
                port: target.port ?? (target.protocol === "HTTPS" ? 443 : 80),
                // A copy that is busy with slow requests gets fewer new ones. It rules out a slow start.
                loadBalancingAlgorithmType: "least_outstanding_requests",
                slowStart: 0,
                stickiness: {
                    type: "lb_cookie",
                    enabled: target.stickinessSeconds > 0,
                    ...(target.stickinessSeconds > 0 ? { cookieDuration: target.stickinessSeconds } : {}),
                },
                deregistrationDelay: target.deregistrationDelaySeconds,
                healthCheck: {
                    protocol: target.protocol,
                    port: "traffic-port",
                    ...healthQuestion(target),
                    interval: healthCheck.intervalSeconds,
                    timeout: healthCheck.timeoutSeconds,
                    healthyThreshold: healthCheck.healthyThreshold,
                    unhealthyThreshold: healthCheck.unhealthyThreshold,
                },
                tags: { Name: `${scope.prefix}-${this.name}` },
            },
            { parent: this },
        );
    }
}
