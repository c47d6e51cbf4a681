import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarm, createEventAlarm, type AlarmTopics } from "../../shared/alarm";
import { chargedCredits, mostInstances, tooFewInstances, type GroupWatch } from "../../shared/group-alarms";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import { cpuCreditsOf } from "../../shared/instance-template";
import type { ClusterConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type CapacityAlarmsTransforms = TransformsOf<typeof inner>;

export interface CapacityAlarmsArgs {
    readonly config: Pick<ClusterConfig, "instanceType" | "cpuCredits" | "minInstances" | "maxInstances">;
    readonly topics: AlarmTopics;
    /** Name of the cluster, whose reservations are watched. */
    readonly clusterName: pulumi.Input<string>;
    /** Name of the scaling group, whose instances are counted. */
    readonly groupName: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: CapacityAlarmsTransforms | undefined;
}

/**
 * Whether the cluster has room, and as many instances as it should.
 *
 * Children: alarms for reserved memory and CPU, too few instances (unless none is required), the most instances (unless
 * their number is fixed), an instance that is never done draining, CPU that is charged for. About 0.10 USD a month each.
 */
export class CapacityAlarms extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:CapacityAlarms";

    constructor(
        private readonly name: string,
        private readonly args: CapacityAlarmsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(CapacityAlarms.type, name, {}, withTransforms(inner, args.transform, opts));
        const { minInstances, maxInstances } = args.config;

        this.watchReservation("memory", "MemoryReservation");
        this.watchReservation("cpu", "CPUReservation");
        if (minInstances > 0) {
            this.watchMinimum(minInstances);
        }
        if (minInstances < maxInstances) {
            this.watchMaximum(maxInstances);
        }
        this.watchDraining();
        if (cpuCreditsOf(args.config) === "unlimited") {
            this.watchCredits();
        }
        this.registerOutputs(transformed(this));
    }

    /** Managed scaling makes room before this lasts half an hour, unless it is stuck or the cluster is packed tight. */
    private watchReservation(what: "memory" | "cpu", metricName: string): void {
        createAlarm(
            `${this.name}-${what}`,
            {
                severity: "warning",
                topics: this.args.topics,
                alarmDescription:
                    `Tasks have reserved more than 90 % of the cluster's ${what} for half an hour: a deployment must ` +
                    "wait for new instances. See whether the scaling group starts any; if it does, lower " +
                    "cluster.targetCapacityPercent to keep room started.",
                namespace: "AWS/ECS",
                metricName,
                dimensions: { ClusterName: this.args.clusterName },
                statistic: "Average",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 90,
                period: 300,
                evaluationPeriods: 6,
                treatMissingData: "notBreaching", // a cluster without instances reports nothing
            },
            { parent: this },
        );
    }

    private watchMinimum(minInstances: number): void {
        this.watchGroup("below-minimum", {
            ...tooFewInstances(minInstances),
            alarmDescription:
                `Fewer than ${minInstances} instances (cluster.minInstances) serve for ten minutes: apps may be down ` +
                "to one zone. Read the scaling group's activity history for why none starts.",
        });
    }

    private watchMaximum(maxInstances: number): void {
        this.watchGroup("at-maximum", {
            ...mostInstances(maxInstances),
            alarmDescription:
                `The cluster has wanted all of its ${maxInstances} instances (cluster.maxInstances) for 15 minutes ` +
                "and cannot grow. Raise the number, or find the service that scaled out.",
        });
    }

    /** Managed draining waits up to 48 hours for a task that cannot be placed elsewhere or does not end. */
    private watchDraining(): void {
        this.watchGroup("draining", {
            severity: "warning",
            alarmDescription:
                "An instance has been draining for two hours, and an instance refresh waits for it. Look for tasks " +
                "that still run on it: a service with no room elsewhere, or a one-off task that does not end.",
            namespace: "AWS/AutoScaling",
            metricName: "GroupTerminatingInstances",
            statistic: "Minimum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 24,
            treatMissingData: "notBreaching",
        });
    }

    private watchCredits(): void {
        this.watchGroup("cpu-credits", {
            ...chargedCredits,
            alarmDescription:
                "AWS has charged CPU beyond the instances' credits for three hours, at up to 0.05 USD for each vCPU and " +
                "hour. Find the app that is busy. A larger cluster.instanceType may cost less than the credits; " +
                "cluster.cpuCredits: standard slows the instances down instead.",
        });
    }

    private watchGroup(what: string, watch: GroupWatch & { readonly alarmDescription: string }): void {
        const dimensions = { AutoScalingGroupName: this.args.groupName };
        createAlarm(`${this.name}-${what}`, { ...watch, topics: this.args.topics, dimensions }, { parent: this });
    }
}

/** Warns when the schedule that replaces the instances could not start a refresh. */
export function watchRotation(
    name: string,
    args: { readonly topics: AlarmTopics; readonly scheduleGroupName: pulumi.Input<string> },
    opts: pulumi.CustomResourceOptions,
): void {
    createEventAlarm(
        name,
        {
            severity: "warning",
            topics: args.topics,
            alarmDescription:
                "The rotation of the ECS cluster's instances could not be started for a day, so they outlive " +
                "cluster.maxInstanceLifetimeDays. Start it with aws autoscaling start-instance-refresh; look for " +
                "another refresh that never ends, and at the role of the schedule.",
            namespace: "AWS/Scheduler",
            metricName: "InvocationDroppedCount",
            dimensions: { ScheduleGroup: args.scheduleGroupName },
        },
        opts,
    );
}
