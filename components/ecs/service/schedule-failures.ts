import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import { policyDocument } from "../../shared/policy-document";
import { arnOf, type AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import type { ClusterTarget } from "../cluster/target";
import { watchFailures } from "./alarms";
import { appContainer } from "./container-definitions";
import type { ServiceNames } from "./names";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The queue. */
    queue: aws.sqs.Queue,
    /** The queue policy. */
    queuePolicy: aws.sqs.QueuePolicy,
    /** The event rule. */
    eventRule: aws.cloudwatch.EventRule,
    /** The event target. */
    eventTarget: aws.cloudwatch.EventTarget,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type ScheduleFailuresTransforms = TransformsOf<typeof inner>;

export interface ScheduleFailuresArgs {
    readonly scope: AwsScope;
    readonly names: ServiceNames;
    readonly cluster: ClusterTarget;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ScheduleFailuresTransforms | undefined;
}

/** Seconds that a failure stays in the queue for someone to read: 14 days, the most that SQS keeps. */
const retentionSeconds = 14 * 24 * 60 * 60;

/**
 * Where failures of a service's scheduled tasks are kept and told. Two kinds arrive: what the scheduler could not start,
 * and what started and then failed (a container that cannot start, or an exit code other than 0).
 *
 * Children: an encrypted queue and its policy; the rule that puts the failed tasks in; the alarm on anything that
 * arrives. It fires for each new failure, also while older ones are still in the queue.
 */
export class ScheduleFailures extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:ScheduleFailures";

    /** ARN of the queue. */
    readonly queueArn: pulumi.Output<string>;

    constructor(
        private readonly name: string,
        private readonly args: ScheduleFailuresArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ScheduleFailures.type, name, {}, withTransforms(inner, args.transform, opts));

        const queue = new aws.sqs.Queue(
            name,
            { name: args.names.failures, messageRetentionSeconds: retentionSeconds, sqsManagedSseEnabled: true },
            { parent: this },
        );
        new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: queuePolicy(args) }, { parent: this });
        this.createRule(queue);
        watchFailures(name, { topics: args.topics, names: args.names, queueName: queue.name }, { parent: this });

        this.queueArn = queue.arn;
        this.registerOutputs({ queueArn: this.queueArn, ...transformed(this) });
    }

    private createRule(queue: aws.sqs.Queue): void {
        const { names } = this.args;
        const rule = new aws.cloudwatch.EventRule(
            this.name,
            {
                name: names.failures,
                description: `Scheduled tasks of ${names.family} that failed`,
                eventPattern: failedTasks(this.args),
            },
            { parent: this },
        );
        new aws.cloudwatch.EventTarget(this.name, { rule: rule.name, arn: queue.arn }, { parent: this });
    }
}

/**
 * The router beside the app is stopped with it and may then have any exit code, so only the app's counts.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
function failedTasks({ scope, names, cluster }: ScheduleFailuresArgs): pulumi.Output<string> {
    return pulumi.jsonStringify({
        source: ["aws.ecs"],
        "detail-type": ["ECS Task State Change"],
        detail: {
            clusterArn: [cluster.arn],
            lastStatus: ["STOPPED"],
            taskDefinitionArn: [{ prefix: arnOf(scope, "ecs", `task-definition/${names.schedulePrefix}`) }],
            $or: [
                { stopCode: ["TaskFailedToStart"] },
                { containers: { name: [appContainer], exitCode: [{ "anything-but": [0] }] } },
            ],
        },
    });
}

/** The rule may put messages in; the scheduler does so with its role. Nobody comes without TLS. */
function queuePolicy({ scope, names }: ScheduleFailuresArgs): pulumi.Output<string> {
    const queue = arnOf(scope, "sqs", names.failures);
    return policyDocument([
        {
            Sid: "FailedTasks",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queue,
            Condition: { ArnEquals: { "aws:SourceArn": arnOf(scope, "events", `rule/${names.failures}`) } },
        },
        {
            Sid: "OnlyTls",
            Effect: "Deny",
            Principal: "*",
            Action: "sqs:*",
            Resource: queue,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ]);
}
