import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../../shared/policy-document";
import { callRetries, reportStatement, schedulerTrust } from "../../shared/scheduler";
import { arnOf } from "../../shared/scope";
import { liveAlias } from "../names";
import type { FunctionConfig } from "../schema/function";
import type { TriggerArgs } from "./trigger";

/** The resources that `createSchedule` makes. */
export const scheduleResources = {
    /** The schedule. */
    schedule: aws.scheduler.Schedule,
    /** The schedule group. */
    scheduleGroup: aws.scheduler.ScheduleGroup,
};

/** Calls the function at set times. What cannot be called within an hour goes to the queue of failures. */
export function createSchedule(
    name: string,
    args: TriggerArgs & { readonly schedule: NonNullable<FunctionConfig["schedule"]> },
    parent: pulumi.Resource,
): void {
    const { names, alias, failures, schedule } = args;
    const group = new aws.scheduler.ScheduleGroup(name, { name: names.scheduleGroup }, { parent });
    const { role, policy } = createRole(`${name}-schedule`, args, parent);
    new aws.scheduler.Schedule(
        name,
        {
            name: names.logical,
            groupName: group.name,
            description: `Calls ${names.function}`,
            scheduleExpression: schedule.expression,
            scheduleExpressionTimezone: schedule.timezone,
            state: schedule.enabled ? "ENABLED" : "DISABLED",
            flexibleTimeWindow: { mode: "OFF" },
            target: {
                arn: alias.arn,
                roleArn: role.arn,
                input: pulumi.jsonStringify(schedule.input),
                retryPolicy: callRetries,
                deadLetterConfig: { arn: failures.arn },
            },
        },
        // The scheduler tries the role out when a schedule is made, and the first call may be due at once.
        { parent, dependsOn: policy },
    );
}

function createRole(name: string, { scope, names }: TriggerArgs, parent: pulumi.Resource) {
    const role = new aws.iam.Role(
        name,
        {
            name: names.scheduleRole,
            description: `${names.function}: is called at set times`,
            assumeRolePolicy: schedulerTrust(scope, names.scheduleGroup),
        },
        { parent },
    );
    const policy = new aws.iam.RolePolicy(
        name,
        {
            role: role.id,
            policy: policyDocument([
                {
                    Sid: "Call",
                    Effect: "Allow",
                    Action: "lambda:InvokeFunction",
                    Resource: arnOf(scope, "lambda", `function:${names.function}:${liveAlias}`),
                },
                reportStatement(scope, names.failures),
            ]),
        },
        { parent },
    );
    return { role, policy };
}
