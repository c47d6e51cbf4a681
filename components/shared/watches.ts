import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmArgs, type AlarmTopics, type Dimensions } from "./alarm";

/** An alarm on one metric of a store, without what all of its alarms share. */
export type Watch = Omit<AlarmArgs, "topics" | "namespace" | "dimensions" | "alarmDescription"> & {
    /** What is wrong, after the store's name, and what to do first. */
    readonly text: string;
};

/** Nothing else tells that an instance or a node is gone. */
export function silence(text: string): Watch {
    return {
        severity: "critical",
        text,
        metricName: "CPUUtilization",
        statistic: "SampleCount",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 10,
        treatMissingData: "breaching",
    };
}

/** What the watches of one thing have in common. */
export interface WatchedStore {
    readonly topics: AlarmTopics;
    /** What the metrics are of, for readers: `Database main`. */
    readonly title: string;
    readonly namespace: string;
    readonly dimensions: Dimensions;
    /** File of the runbook, the end of each alarm's text. */
    readonly runbook: string;
}

/** Makes alarms on a store's metrics; the key of each is the end of its name. */
export function watchAll(
    name: string,
    watches: Readonly<Record<string, Watch>>,
    { title, runbook, ...about }: WatchedStore,
    parent: pulumi.Resource,
): void {
    for (const [key, { text, ...watch }] of Object.entries(watches)) {
        const alarmDescription = `${title} ${text} Runbook: ${runbook}`;
        createAlarm(`${name}-${key}`, { ...watch, ...about, alarmDescription }, { parent });
    }
}
