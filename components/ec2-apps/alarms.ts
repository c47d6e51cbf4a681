import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";
import { chargedCredits, mostInstances, tooFewInstances, type GroupWatch } from "../shared/group-alarms";
import { cpuCreditsOf } from "../shared/instance-template";
import { watchLogLines } from "../shared/log-lines";
import type { AwsScope } from "../shared/scope";
import type { Ec2AppNames } from "./names";
import type { Ec2AppConfig } from "./schema";

export interface Ec2AppAlarmsArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    readonly names: Ec2AppNames;
    readonly config: Ec2AppConfig;
    /** Name of the scaling group. */
    readonly groupName: pulumi.Input<string>;
    /** Name of the log group. */
    readonly logGroupName: pulumi.Input<string>;
}

interface TextedWatch extends GroupWatch {
    readonly alarmDescription: string;
}

/** Alarms on an app's instances: load, number, memory, disk, and errors in the log. */
export function createEc2AppAlarms(name: string, args: Ec2AppAlarmsArgs, parent: pulumi.Resource): void {
    for (const [what, watch] of Object.entries(groupWatches(args))) {
        createAlarm(
            `${name}-${what}`,
            { ...watch, topics: args.topics, dimensions: { AutoScalingGroupName: args.groupName } },
            { parent },
        );
    }
    const { names, config } = args;
    watchLogLines(
        `${name}-log-errors`,
        {
            ...args,
            pattern: config.logs.errorPattern,
            metricName: names.errorMetric,
            allowed: 0,
            period: 60,
            alarmDescription:
                `The log of ${names.key} says ${config.logs.errorPattern}. Read it in the log group ${names.logGroup}; ` +
                "a narrower logs.errorPattern leaves out what is no error.",
        },
        parent,
    );
}

function groupWatches({ names, config }: Ec2AppAlarmsArgs): Readonly<Record<string, TextedWatch>> {
    const { minInstances, maxInstances, cpuAlertPercent } = config;
    const app = names.key;
    return {
        cpu: {
            ...average("AWS/EC2", "CPUUtilization", cpuAlertPercent),
            evaluationPeriods: 1,
            alarmDescription:
                `The instances of ${app} have used more than ${cpuAlertPercent} percent of their CPU for five minutes. ` +
                "See whether more start; if they do not, read the scaling group's activity history, or raise maxInstances.",
        },
        memory: {
            ...average("CWAgent", "mem_used_percent", 90),
            statistic: "Maximum",
            alarmDescription:
                `An instance of ${app} has used more than 90 percent of its memory for 15 minutes. Look for a leak, or ` +
                "take an instanceType with more memory.",
        },
        disk: {
            ...average("CWAgent", "disk_used_percent", 85),
            statistic: "Maximum",
            alarmDescription:
                `The disk of an instance of ${app} is more than 85 percent full. Look for logs that nobody rotates, or ` +
                "raise rootVolumeGiB; a fresh instance has room again.",
        },
        "below-minimum": {
            ...tooFewInstances(minInstances),
            alarmDescription:
                `Fewer than ${minInstances} instances of ${app} (minInstances) serve for ten minutes. Read the scaling ` +
                `group's activity history for why none starts, and the log group ${names.logGroup} for why one that starts is ended.`,
        },
        ...(minInstances < maxInstances && {
            "at-maximum": {
                ...mostInstances(maxInstances),
                alarmDescription:
                    `${app} has wanted all of its ${maxInstances} instances (maxInstances) for 15 minutes and cannot ` +
                    "grow. Raise the number, or find what keeps it busy.",
            },
        }),
        ...(cpuCreditsOf(config) !== undefined && {
            "cpu-credits": {
                ...chargedCredits,
                alarmDescription:
                    `AWS has charged CPU beyond the credits of the instances of ${app} for three hours, at up to 0.05 USD ` +
                    "for each vCPU and hour. Find what is busy; a larger instanceType may cost less than the credits.",
            },
        }),
    };
}

/** A measure of the group above a limit: over three periods of five minutes. */
function average(namespace: string, metricName: string, threshold: number): GroupWatch {
    return {
        severity: "warning",
        namespace,
        metricName,
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "notBreaching", // without an instance; below-minimum tells
    };
}
