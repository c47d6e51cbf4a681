import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, createEventAlarm, type AlarmTopics } from "../shared/alarm";

/** Warns when there has been no bastion for a quarter of an hour. */
export function watchInstance(
    name: string,
    args: {
        readonly topics: AlarmTopics;
        readonly groupName: pulumi.Input<string>;
        readonly instanceName: string;
    },
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        `${name}-absent`,
        {
            severity: "warning",
            topics: args.topics,
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensions: { AutoScalingGroupName: args.groupName },
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "breaching",
            alarmDescription:
                `No bastion has been in service for 15 minutes: nobody can open a shell through ${args.instanceName}. ` +
                "Apps are not affected. Runbook: docs/runbooks/bastion.md",
        },
        opts,
    );
}

/** Warns when an instance started and the state machine could not give it the address. */
export function watchAddress(
    name: string,
    args: { readonly topics: AlarmTopics; readonly stateMachineArn: pulumi.Input<string> },
    opts: pulumi.CustomResourceOptions,
): void {
    createEventAlarm(
        `${name}-failed`,
        {
            severity: "warning",
            topics: args.topics,
            namespace: "AWS/States",
            metricName: "ExecutionsFailed",
            dimensions: { StateMachineArn: args.stateMachineArn },
            alarmDescription:
                "A new bastion instance did not get its public address: nobody can log in by SSH. Session Manager " +
                "does not work either until it has one. Runbook: docs/runbooks/bastion.md",
        },
        opts,
    );
}

/** Warns when EventBridge could not start the state machine, which then counts no execution. */
export function watchTrigger(
    name: string,
    args: { readonly topics: AlarmTopics; readonly ruleName: pulumi.Input<string> },
    opts: pulumi.CustomResourceOptions,
): void {
    createEventAlarm(
        `${name}-not-started`,
        {
            severity: "warning",
            topics: args.topics,
            namespace: "AWS/Events",
            metricName: "FailedInvocations",
            dimensions: { RuleName: args.ruleName },
            alarmDescription:
                "EventBridge could not start the state machine that gives a new bastion instance its public address: " +
                "nobody can log in by SSH or Session Manager. Runbook: docs/runbooks/bastion.md",
        },
        opts,
    );
}
