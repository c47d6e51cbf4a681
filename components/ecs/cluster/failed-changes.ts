import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import { failedEventsResources, watchFailedEvents } from "../../shared/failed-events";
import { arnOf, type AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";

/** Changes to the arguments of inner resources. */
export type FailedChangesTransforms = TransformsOf<typeof failedEventsResources>;

export interface FailedChangesArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** Name of the cluster whose services are watched. */
    readonly clusterName: string;
    /** Name of the scaling group whose instance refreshes are watched. */
    readonly groupName: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FailedChangesTransforms | undefined;
}

/**
 * Tells of deployments that failed or find no room, and of instance refreshes that did not come to their end; nobody
 * waits for either with `pulumi up` alone. Other stacks' services in the cluster count too.
 *
 * Children: for each of the two an encrypted queue with its policy, the rule that feeds it, and the alarm.
 */
export class FailedChanges extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:FailedChanges";

    constructor(name: string, args: FailedChangesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(FailedChanges.type, name, {}, withTransforms(failedEventsResources, args.transform, opts));
        const { scope, topics } = args;
        const deployments = `${scope.prefix}-deploy-failures`;
        const refreshes = `${scope.prefix}-refresh-failures`;
        watchFailedEvents(
            `${name}-deployments`,
            {
                scope,
                topics,
                physicalName: deployments,
                description: `Deployments in the cluster ${args.clusterName} that failed or found no room`,
                eventPattern: failedDeployments(args),
                sid: "FailedDeployments",
                alarmDescription:
                    "A deployment of an ECS service failed, or found no room for a task. Poll the messages of the queue " +
                    `${deployments}: resources names the service, reason says why. Then read the service's events and ` +
                    "log, and deploy an image that works; without room, see the cluster's alarms.",
            },
            this,
        );
        watchFailedEvents(
            `${name}-refreshes`,
            {
                scope,
                topics,
                physicalName: refreshes,
                description: `Instance refreshes of the cluster ${args.clusterName} that failed or were cancelled`,
                eventPattern: failedRefreshes(args),
                sid: "FailedRefreshes",
                alarmDescription:
                    "The instances of the ECS cluster were not all replaced: an instance refresh failed or was cancelled, " +
                    "and old instances stay. Read why with aws autoscaling describe-instance-refreshes; the group's name " +
                    `is in the messages of the queue ${refreshes}. Mend it, then aws autoscaling start-instance-refresh.`,
            },
            this,
        );
        this.registerOutputs(transformed(this));
    }
}

/**
 * AWS documents the service as the resource of both, the cluster's ARN only for service actions.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
function failedDeployments({ scope, clusterName }: FailedChangesArgs): pulumi.Output<string> {
    return pulumi.jsonStringify({
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change", "ECS Service Action"],
        resources: [{ prefix: arnOf(scope, "ecs", `service/${clusterName}/`) }],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_TASK_PLACEMENT_FAILURE"] },
    });
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-eventbridge-events.html */
function failedRefreshes({ groupName }: FailedChangesArgs): pulumi.Output<string> {
    return pulumi.jsonStringify({
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Auto Scaling Instance Refresh Failed", "EC2 Auto Scaling Instance Refresh Cancelled"],
        detail: { AutoScalingGroupName: [groupName] },
    });
}
