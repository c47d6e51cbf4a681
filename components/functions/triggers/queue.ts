import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLockedQueue } from "../../shared/failures-queue";
import type { FunctionConfig } from "../schema/function";
import type { TriggerArgs } from "./trigger";

/** The resources that `createQueueTrigger` makes besides queues. */
export const queueResources = {
    /** What takes messages from the queue. */
    eventSourceMapping: aws.lambda.EventSourceMapping,
};

/** The queues of a function. */
export interface FunctionQueues {
    readonly queue: aws.sqs.Queue;
    readonly deadLetters: aws.sqs.Queue;
}

/**
 * A queue whose messages the function gets, and one for those that it failed too often. Of a batch, only the messages come
 * back that the code says it failed (`batchItemFailures`).
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function createQueueTrigger(
    name: string,
    args: TriggerArgs & {
        readonly queue: NonNullable<FunctionConfig["queue"]>;
        readonly config: Pick<FunctionConfig, "timeoutSeconds" | "reservedConcurrency">;
        /** What lets the function take messages. */
        readonly policy: aws.iam.RolePolicy;
    },
    parent: pulumi.Resource,
): FunctionQueues {
    const { scope, names, alias, queue: settings, config, policy } = args;
    const deadLetters = createLockedQueue(
        `${name}-dead-letters`,
        { scope, physicalName: names.deadLetters, statements: [] },
        parent,
    );
    const queue = createLockedQueue(
        `${name}-queue`,
        {
            scope,
            physicalName: names.queue,
            statements: [],
            settings: {
                visibilityTimeoutSeconds: 6 * config.timeoutSeconds, // as long as AWS advises, for retries when throttled
                redrivePolicy: pulumi.jsonStringify({
                    deadLetterTargetArn: deadLetters.arn,
                    maxReceiveCount: settings.maxReceives,
                }),
            },
        },
        parent,
    );
    new aws.lambda.EventSourceMapping(
        name,
        {
            eventSourceArn: queue.arn,
            functionName: alias.arn,
            batchSize: settings.batchSize,
            functionResponseTypes: ["ReportBatchItemFailures"],
            // More calls than copies would be throttled, and each of them counts as a try.
            ...(config.reservedConcurrency === undefined
                ? {}
                : { scalingConfig: { maximumConcurrency: config.reservedConcurrency } }),
        },
        { parent, dependsOn: policy },
    );
    return { queue, deadLetters };
}
