import type { AlarmArgs } from "./alarm";

/** When an alarm on a scaling group fires: all but its text, its topics and the group. */
export type GroupWatch = Omit<AlarmArgs, "topics" | "dimensions" | "alarmDescription">;

/** Fewer instances in service than there have to be, for ten minutes. */
export function tooFewInstances(minInstances: number): GroupWatch {
    return {
        severity: "critical",
        namespace: "AWS/AutoScaling",
        metricName: "GroupInServiceInstances",
        statistic: "Minimum",
        comparisonOperator: "LessThanThreshold",
        threshold: minInstances,
        period: 60,
        evaluationPeriods: 10,
        treatMissingData: "breaching", // the group always reports: silence means that it, or its metrics, are gone
    };
}

/** As many instances wanted as there may be, for 15 minutes: the group cannot grow. */
export function mostInstances(maxInstances: number): GroupWatch {
    return {
        severity: "warning",
        namespace: "AWS/AutoScaling",
        metricName: "GroupDesiredCapacity",
        statistic: "Minimum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: maxInstances,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching", // silence is the other alarm's matter
    };
}

/** CPU beyond the credits of burstable instances, charged for three hours. */
export const chargedCredits: GroupWatch = {
    severity: "warning",
    namespace: "AWS/EC2",
    metricName: "CPUSurplusCreditsCharged",
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 3600,
    evaluationPeriods: 3,
    treatMissingData: "notBreaching", // a group without instances
};
