import { expect } from "chai";
import type { WireMap } from "@platform/aws-model/wire";
import type { Recording } from "./recording";

const MetricAlarm = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** An alarm's inputs without what every alarm has and what is asserted here: its name, and the stack before its text. */
export function alarmInputs(recording: Recording, logicalName: string): WireMap {
    const { name, alarmDescription, ...watch } = recording.inputs(MetricAlarm, logicalName);
    expect(name).to.equal(`platform-test-${logicalName}`);
    expect(alarmDescription).to.match(/^platform-test: /);
    return { alarmDescription: (alarmDescription as string).replace("platform-test: ", ""), ...watch };
}

/** An alarm, as `alarmInputs` has it without its text, on something that is counted and never should be. */
export function eventAlarm(
    watched: { readonly namespace: string; readonly metricName: string; readonly dimensions: object },
    tells: readonly unknown[],
): object {
    return {
        ...watched,
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        treatMissingData: "notBreaching",
        alarmActions: tells,
        okActions: tells,
    };
}
