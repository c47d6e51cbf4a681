import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { alarmIdentity } from "../shared/alarm";
import type { ScalingConfig } from "./schema/scaling";

export interface ScalingArgs {
    readonly config: ScalingConfig;
    /** Name of the scaling group. */
    readonly groupName: pulumi.Input<string>;
    /** The public route as the metric of requests per target names it. */
    readonly requestLabel: pulumi.Output<string> | undefined;
}

/** Changes the number of instances within the group's bounds. */
export function createScaling(name: string, args: ScalingArgs, parent: pulumi.Resource): void {
    const { config, groupName, requestLabel } = args;
    if (config.kind === "steps") {
        createStep(`${name}-out`, { ...steps.out, groupName, threshold: config.outAbovePercent }, parent);
        createStep(`${name}-in`, { ...steps.in, groupName, threshold: config.inBelowPercent }, parent);
        return;
    }
    const { cpuPercent, requestsPerTarget } = config;
    const measure =
        requestsPerTarget === undefined || requestLabel === undefined
            ? { predefinedMetricType: "ASGAverageCPUUtilization" }
            : { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel: requestLabel };
    new aws.autoscaling.Policy(
        `${name}-target`,
        {
            autoscalingGroupName: groupName,
            policyType: "TargetTrackingScaling",
            targetTrackingConfiguration: {
                predefinedMetricSpecification: measure,
                targetValue: cpuPercent ?? requestsPerTarget ?? 0,
            },
        },
        { parent },
    );
}

interface Step {
    readonly what: string;
    readonly adjustmentPercent: number;
    readonly cooldownSeconds: number;
    readonly comparisonOperator: string;
    /** Periods of five minutes. */
    readonly evaluationPeriods: number;
}

/** Out soon, and in slowly: an instance too many costs cents, one too few costs users. */
const steps = {
    out: {
        what: "are busy: a quarter more start, at least one",
        adjustmentPercent: 25,
        cooldownSeconds: 600,
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
    },
    in: {
        what: "are idle: a quarter of them ends, at least one",
        adjustmentPercent: -25,
        cooldownSeconds: 900,
        comparisonOperator: "LessThanThreshold",
        evaluationPeriods: 3,
    },
} as const satisfies Record<string, Step>;

/** A policy, and the alarm that follows it and tells nobody. */
function createStep(
    name: string,
    { groupName, threshold, ...step }: Step & { readonly groupName: pulumi.Input<string>; readonly threshold: number },
    parent: pulumi.Resource,
): void {
    const policy = new aws.autoscaling.Policy(
        name,
        {
            autoscalingGroupName: groupName,
            policyType: "SimpleScaling",
            adjustmentType: "PercentChangeInCapacity",
            scalingAdjustment: step.adjustmentPercent,
            minAdjustmentMagnitude: 1,
            cooldown: step.cooldownSeconds,
        },
        { parent },
    );
    new aws.cloudwatch.MetricAlarm(
        name,
        {
            ...alarmIdentity(name, `The instances ${step.what}. Scales, and means nothing by itself.`),
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            dimensions: { AutoScalingGroupName: groupName },
            statistic: "Average",
            period: 300,
            evaluationPeriods: step.evaluationPeriods,
            comparisonOperator: step.comparisonOperator,
            threshold,
            treatMissingData: "notBreaching", // a group without instances
            alarmActions: [policy.arn],
        },
        { parent },
    );
}
