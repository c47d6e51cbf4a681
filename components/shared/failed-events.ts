import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "./alarm";
import { createFailuresQueue, failuresQueueResources } from "./failures-queue";
import type { AwsScope } from "./scope";

/** The resources that `watchFailedEvents` makes, for the `transform` of the component around it. */
export const failedEventsResources = {
    ...failuresQueueResources,
    /** The event rule. */
    eventRule: aws.cloudwatch.EventRule,
    /** The event target. */
    eventTarget: aws.cloudwatch.EventTarget,
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

/**
 * Keeps events that tell of failures in an encrypted queue, and warns of each that arrives, also while older ones are
 * still there.
 */
export function watchFailedEvents(name: string, args: FailedEventsArgs, parent: pulumi.Resource): aws.sqs.Queue {
    const { physicalName, description, eventPattern, topics, alarmDescription } = args;
    const queue = createFailuresQueue(
        name,
        {
            scope: args.scope,
            physicalName,
            rules: [{ sid: args.sid, name: physicalName }],
            topics,
            alarmDescription,
        },
        parent,
    );
    const rule = new aws.cloudwatch.EventRule(name, { name: physicalName, description, eventPattern }, { parent });
    new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: queue.arn }, { parent });
    return queue;
}
