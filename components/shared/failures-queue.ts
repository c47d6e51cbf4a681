import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createEventAlarm, type AlarmTopics, type Severity } from "./alarm";
import { policyDocument, type Statement } from "./policy-document";
import { arnOf, type AwsScope } from "./scope";

/** The resources that `createFailuresQueue` makes, for the `transform` of the component around it. */
export const failuresQueueResources = {
    /** The queue. */
    queue: aws.sqs.Queue,
    /** The queue policy. */
    queuePolicy: aws.sqs.QueuePolicy,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

export interface FailuresQueueArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** @default warning */
    readonly severity?: Severity;
    /** Fixed name of the queue. At most 80 characters. */
    readonly physicalName: string;
    /** Rules of EventBridge that put messages in, by their names; others come with a role. */
    readonly rules: readonly { readonly sid: string; readonly name: string }[];
    /** What happened and what to do first. */
    readonly alarmDescription: string;
}

/** Seconds that a message stays in the queue for someone to read: 14 days, the most that SQS keeps. */
const retentionSeconds = 14 * 24 * 60 * 60;

/** An encrypted queue of failures, with an alarm for each that arrives, also while older ones are still there. */
export function createFailuresQueue(name: string, args: FailuresQueueArgs, parent: pulumi.Resource): aws.sqs.Queue {
    const { scope, physicalName, rules, topics, severity = "warning", alarmDescription } = args;
    const queue = createLockedQueue(name, { scope, physicalName, statements: rules.map(letIn(args)) }, parent);
    createEventAlarm(
        name,
        {
            severity,
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

/** An encrypted queue that nobody reaches without TLS. */
export function createLockedQueue(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly physicalName: string;
        readonly statements: readonly Statement[];
        readonly settings?: aws.sqs.QueueArgs;
    },
    parent: pulumi.Resource,
): aws.sqs.Queue {
    const { scope, physicalName, statements, settings } = args;
    const queue = new aws.sqs.Queue(
        name,
        {
            name: physicalName,
            messageRetentionSeconds: retentionSeconds,
            sqsManagedSseEnabled: true,
            ...settings,
        },
        { parent },
    );
    const onlyTls: Statement = {
        Sid: "OnlyTls",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: arnOf(scope, "sqs", physicalName),
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    new aws.sqs.QueuePolicy(
        name,
        { queueUrl: queue.url, policy: policyDocument([...statements, onlyTls]) },
        { parent },
    );
    return queue;
}

function letIn({ scope, physicalName }: FailuresQueueArgs) {
    return ({ sid, name }: FailuresQueueArgs["rules"][number]): Statement => ({
        Sid: sid,
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: arnOf(scope, "sqs", physicalName),
        Condition: { ArnEquals: { "aws:SourceArn": arnOf(scope, "events", `rule/${name}`) } },
    });
}
