import type * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "./policy-document";
import { arnOf, type AwsScope } from "./scope";

/** How often EventBridge tries a call again, and for how long, before it goes to a queue of failures. */
export const callRetries = { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 };

/**
 * Lets the schedules of one group take a role. The scheduler names a schedule's group as the source, never the schedule.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function schedulerTrust(scope: AwsScope, scheduleGroup: string): pulumi.Output<string> {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: "scheduler.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
                ArnEquals: { "aws:SourceArn": arnOf(scope, "scheduler", `schedule-group/${scheduleGroup}`) },
                StringEquals: { "aws:SourceAccount": scope.accountId },
            },
        },
    ]);
}

/** Lets the scheduler put what it could not start into a queue. */
export function reportStatement(scope: AwsScope, queueName: string): Statement {
    return {
        Sid: "ReportWhatDidNotStart",
        Effect: "Allow",
        Action: "sqs:SendMessage",
        Resource: arnOf(scope, "sqs", queueName),
    };
}
