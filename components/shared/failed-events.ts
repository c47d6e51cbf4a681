import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createEventAlarm, type AlarmTopics } from "./alarm";
import { policyDocument } from "./policy-document";
import { arnOf, type AwsScope } from "./scope";

/** The resources that `watchFailedEvents` makes, for the `transform` of the component around it. */
export const failedEventsResources = {
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

export interface FailedEventsArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** Fixed name of the queue and of the rule that feeds it. At most 64 characters. */
    readonly physicalName: string;
    /** What the rule catches. */
    readonly description: string;
    /** The rule's event pattern, as JSON. */
    readonly eventPattern: pulumi.Input<string>;
    /** `Sid` of the statement that lets the rule in. */
    readonly sid: string;
    /** What happened and what to do first. */
    readonly alarmDescription: string;
}

/** Seconds that an event stays in the queue for someone to read: 14 days, the most that SQS keeps. */
const retentionSeconds = 14 * 24 * 60 * 60;

/**
 * Keeps events that tell of failures in an encrypted queue, and warns of each that arrives, also while older ones are
 * still there.
 */
export function watchFailedEvents(name: string, args: FailedEventsArgs, parent: pulumi.Resource): aws.sqs.Queue {
    const { physicalName, description, eventPattern, topics, alarmDescription } = args;
    const queue = new aws.sqs.Queue(
        name,
        { name: physicalName, messageRetentionSeconds: retentionSeconds, sqsManagedSseEnabled: true },
        { parent },
    );
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.url, policy: queuePolicy(args) }, { parent });
    const rule = new aws.cloudwatch.EventRule(name, { name: physicalName, description, eventPattern }, { parent });
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: queue.arn }, { parent });
    createEventAlarm(
        name,
        {
            severity: "warning",
            topics,
            namespace: "AWS/SQS",
            metricName: "NumberOfMessagesSent",
            dimensions: { QueueName: queue.name },
            alarmDescription,
        },
        { parent },
    );
    return queue;
}

/** The rule may put messages in. Nobody comes without TLS. */
function queuePolicy({ scope, physicalName, sid }: FailedEventsArgs): pulumi.Output<string> {
    const queue = arnOf(scope, "sqs", physicalName);
    return policyDocument([
        {
            Sid: sid,
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: queue,
            Condition: { ArnEquals: { "aws:SourceArn": arnOf(scope, "events", `rule/${physicalName}`) } },
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
