import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { callRetries } from "../../shared/scheduler";
import { arnOf } from "../../shared/scope";
import type { RuleTrigger } from "../names";
import type { FunctionConfig } from "../schema/function";
import { letCall, type TriggerArgs } from "./trigger";

/** The resources that `createEventTrigger` makes. */
export const eventResources = {
    /** The rule of each trigger. */
    eventRule: aws.cloudwatch.EventRule,
    /** What each rule calls. */
    eventTarget: aws.cloudwatch.EventTarget,
};

/** Calls the function for events that fit a pattern. What cannot be called within an hour goes to the queue of failures. */
export function createEventTrigger(
    name: string,
    args: TriggerArgs & { readonly trigger: RuleTrigger; readonly pattern: Readonly<Record<string, unknown>> },
    parent: pulumi.Resource,
): void {
    const { scope, names, alias, failures, trigger, pattern } = args;
    const physicalName = names.rules[trigger];
    const rule = new aws.cloudwatch.EventRule(
        `${name}-${trigger}`,
        {
            name: physicalName,
            description: `Calls ${names.function}`,
            eventPattern: pulumi.jsonStringify(pattern),
        },
        { parent },
    );
    const permission = letCall(
        `${name}-${trigger}`,
        { ...args, principal: "events.amazonaws.com", sourceArn: arnOf(scope, "events", `rule/${physicalName}`) },
        { parent },
    );
    new aws.cloudwatch.EventTarget(
        `${name}-${trigger}`,
        {
            rule: rule.name,
            arn: alias.arn,
            retryPolicy: callRetries,
            deadLetterConfig: { arn: failures.arn },
        },
        { parent, dependsOn: permission },
    );
}

/** Objects that are put into a bucket, as EventBridge tells of them. */
export function objectCreated({
    name,
    prefix,
}: NonNullable<FunctionConfig["bucket"]>): Readonly<Record<string, unknown>> {
    return {
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: [name] }, ...(prefix === "" ? {} : { object: { key: [{ prefix }] } }) },
    };
}
