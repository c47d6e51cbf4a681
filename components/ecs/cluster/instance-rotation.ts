import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import { assumeRolePolicy, policyDocument } from "../../shared/policy-document";
import type { AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { watchRotation } from "./alarms";
import { rotationSchedule } from "./rotation-schedule";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The schedule group. */
    scheduleGroup: aws.scheduler.ScheduleGroup,
    /** The schedule. */
    schedule: aws.scheduler.Schedule,
    /** The role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type InstanceRotationTransforms = TransformsOf<typeof inner>;

export interface InstanceRotationArgs {
    readonly scope: AwsScope;
    /** Days that no instance outlives. */
    readonly maxInstanceLifetimeDays: number;
    /** Name of the instances' scaling group. */
    readonly groupName: pulumi.Input<string>;
    /** Value of the scaling group's `Name` tag; fixed, unlike its name, so that the role's policy is known early. */
    readonly groupTag: string;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: InstanceRotationTransforms | undefined;
}

/**
 * Replaces all instances every so many days. The scaling group's own `maxInstanceLifetime` passes over instances that
 * are protected from scale-in, and managed termination protection protects all that run tasks.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-max-instance-lifetime.html
 *
 * Children: a schedule group `<prefix>-cluster`, the schedule that starts an instance refresh, the role
 * `<prefix>-instance-rotation` it does so with, an alarm when it cannot.
 */
export class InstanceRotation extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:InstanceRotation";

    constructor(
        private readonly name: string,
        private readonly args: InstanceRotationArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(InstanceRotation.type, name, {}, withTransforms(inner, args.transform, opts));
        const scheduleGroup = new aws.scheduler.ScheduleGroup(
            name,
            { name: `${args.scope.prefix}-cluster` },
            { parent: this },
        );
        this.createSchedule(scheduleGroup, this.createRole());
        watchRotation(name, { topics: args.topics, scheduleGroupName: scheduleGroup.name }, { parent: this });
        this.registerOutputs({ scheduleGroupName: scheduleGroup.name, ...transformed(this) });
    }

    private createRole(): aws.iam.Role {
        const { scope, groupTag } = this.args;
        const role = new aws.iam.Role(
            this.name,
            {
                name: `${scope.prefix}-instance-rotation`,
                description: "Lets the schedule replace the instances of the ECS cluster",
                assumeRolePolicy: assumeRolePolicy("scheduler.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const groups = pulumi.interpolate`arn:${scope.partition}:autoscaling:${scope.region}:${scope.accountId}:autoScalingGroup:*`;
        new aws.iam.RolePolicy(
            this.name,
            {
                role: role.id,
                policy: policyDocument([
                    {
                        Effect: "Allow",
                        Action: "autoscaling:StartInstanceRefresh",
                        Resource: pulumi.interpolate`${groups}:autoScalingGroupName/*`,
                        Condition: { StringEquals: { "aws:ResourceTag/Name": groupTag } },
                    },
                ]),
            },
            { parent: this },
        );
        return role;
    }

    private createSchedule(scheduleGroup: aws.scheduler.ScheduleGroup, role: aws.iam.Role): void {
        const { scope, groupName, maxInstanceLifetimeDays } = this.args;
        new aws.scheduler.Schedule(
            this.name,
            {
                groupName: scheduleGroup.name,
                description: `Replaces the cluster's instances at least every ${maxInstanceLifetimeDays} days`,
                scheduleExpression: rotationSchedule(maxInstanceLifetimeDays),
                flexibleTimeWindow: { mode: "OFF" },
                target: {
                    arn: pulumi.interpolate`arn:${scope.partition}:scheduler:::aws-sdk:autoscaling:startInstanceRefresh`,
                    roleArn: role.arn,
                    // Of healthy instances it keeps as many as the group's maintenance policy says.
                    input: pulumi.jsonStringify({
                        AutoScalingGroupName: groupName,
                        Strategy: "Rolling",
                        Preferences: { ScaleInProtectedInstances: "Refresh", StandbyInstances: "Terminate" },
                    }),
                    // While another refresh runs the call is refused; it is tried again for up to a day.
                    retryPolicy: { maximumEventAgeInSeconds: 86400, maximumRetryAttempts: 185 },
                },
            },
            { parent: this },
        );
    }
}
