import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createFailuresQueue, failuresQueueResources } from "../shared/failures-queue";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import type { FunctionConfig } from "./schema/function";
import type { FunctionNames } from "./names";

/** The resources that `keepFailures` makes. */
export const failuresResources = {
    ...failuresQueueResources,
    /** What becomes of calls that fail. */
    eventInvokeConfig: aws.lambda.FunctionEventInvokeConfig,
};

/**
 * Keeps events that nobody waits for and that failed for good: Lambda tries each three times, within an hour.
 *
 * @returns the queue, which triggers put what they could not deliver into as well.
 */
export function keepFailures(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly key: string;
        readonly config: Pick<FunctionConfig, "events" | "bucket">;
        readonly topics: AlarmTopics;
        readonly names: FunctionNames;
        readonly alias: aws.lambda.Alias;
        /** What lets the function send to the queue. */
        readonly policy: aws.iam.RolePolicy;
    },
    parent: pulumi.Resource,
): aws.sqs.Queue {
    const { scope, key, config, topics, names, alias, policy } = args;
    const failures = createFailuresQueue(
        `${name}-failures`,
        {
            scope,
            physicalName: names.failures,
            rules: [
                ...(config.events === undefined ? [] : [{ sid: "EventsNotTaken", name: names.rules.events }]),
                ...(config.bucket === undefined ? [] : [{ sid: "ObjectsNotTaken", name: names.rules.bucket }]),
            ],
            topics,
            alarmDescription:
                `Function ${key} has failed for good with an event, or could not be called for one. The event is in queue ` +
                `${names.failures}. Runbook: docs/runbooks/function.md`,
        },
        parent,
    );
    new aws.lambda.FunctionEventInvokeConfig(
        name,
        {
            functionName: alias.functionName,
            qualifier: alias.name,
            maximumRetryAttempts: 2,
            maximumEventAgeInSeconds: 3600,
            destinationConfig: { onFailure: { destination: failures.arn } },
        },
        { parent, dependsOn: policy }, // Lambda tries out whether the role may send
    );
    return failures;
}
