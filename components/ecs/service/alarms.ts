import type * as pulumi from "@pulumi/pulumi";
import { logRouter } from "../../../config/log-router";
import type { ServiceConfig } from "../../../config/schema";
import { createAlarm, type AlarmTopics } from "../../shared/alarm";

export interface ServiceAlarmsArgs {
    readonly config: ServiceConfig;
    readonly topics: AlarmTopics;
    readonly clusterName: string;
    /** Name of the ECS service. */
    readonly serviceName: pulumi.Input<string>;
    /** What the reader of a message knows the service by. */
    readonly title: string;
    /** Whether the cluster has Container Insights, which alone counts copies. */
    readonly containerInsights: boolean;
}

type Dimensions = Readonly<Record<string, pulumi.Input<string>>>;

/** Share of its CPU units and of its memory limit above which a service is short of them, in percent. */
const highPercent = 90;

/** Alarms on a service's copies and on what they use. They are no reason to roll back: the routes' alarms are. */
export function createServiceAlarms(name: string, args: ServiceAlarmsArgs, parent: pulumi.Resource): void {
    const dimensions = { ClusterName: args.clusterName, ServiceName: args.serviceName };
    if (args.containerInsights) {
        createCopyAlarms(name, args, dimensions, parent);
    }
    createUsageAlarms(name, args, dimensions, parent);
}

/**
 * `RunningTaskCount` can fall silent when nothing runs, so its silence counts as zero while `DesiredTaskCount` is
 * there. Silence of both is no finding: nothing is wanted, or Container Insights itself is late.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
function createCopyAlarms(
    name: string,
    { title, topics }: ServiceAlarmsArgs,
    dimensions: Dimensions,
    parent: pulumi.Resource,
): void {
    const count = (id: string, metricName: string) => ({
        id,
        metric: { namespace: "ECS/ContainerInsights", metricName, dimensions, period: 60, stat: "Average" },
    });
    const metrics = [count("desired", "DesiredTaskCount"), count("running", "RunningTaskCount")];
    const common = {
        topics,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        treatMissingData: "notBreaching",
    } as const;
    createAlarm(
        `${name}-none-running`,
        {
            ...common,
            severity: "critical",
            alarmDescription:
                `${title} should run and no copy does. Read the service's events in ECS for why its tasks stop or find ` +
                "no place, and the last lines of its log; if it was just deployed, deploy the previous image.",
            metricQueries: [
                ...metrics,
                {
                    id: "down",
                    label: "1 while copies are wanted and none runs",
                    expression: "IF(desired > 0 AND FILL(running, 0) < 1, 1, 0)",
                    returnData: true,
                },
            ],
            evaluationPeriods: 3,
        },
        { parent },
    );
    createAlarm(
        `${name}-copies-missing`,
        {
            ...common,
            severity: "warning",
            alarmDescription:
                `${title} has run fewer copies than it should for 15 minutes. Read the service's events in ECS: tasks ` +
                "that crash, or a cluster without room (see its alarms).",
            metricQueries: [
                ...metrics,
                {
                    id: "missing",
                    label: "Copies missing",
                    expression: "desired - FILL(running, 0)",
                    returnData: true,
                },
            ],
            evaluationPeriods: 15,
        },
        { parent },
    );
}

/**
 * ECS measures usage against what is set aside. CPU can be far above 100 percent while the instance has some to spare,
 * memory up to the limit. Without copies there is no data, which is the other alarms' business.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html
 */
function createUsageAlarms(
    name: string,
    { config, title, topics }: ServiceAlarmsArgs,
    dimensions: Dimensions,
    parent: pulumi.Resource,
): void {
    const common = {
        topics,
        severity: "warning",
        namespace: "AWS/ECS",
        dimensions,
        period: 300,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
    } as const;
    createAlarm(
        `${name}-cpu`,
        {
            ...common,
            metricName: "CPUUtilization",
            statistic: "Average",
            threshold: highPercent,
            evaluationPeriods: 6,
            alarmDescription:
                `${title} has used more than ${highPercent} percent of the CPU set aside for it for half an hour. It ` +
                "slows down when its instance is busy: raise cpuUnits, or the number of copies.",
        },
        { parent },
    );
    createAlarm(
        `${name}-memory`,
        {
            ...common,
            metricName: "MemoryUtilization",
            statistic: "Maximum",
            threshold: memoryThreshold(config),
            evaluationPeriods: 3,
            alarmDescription:
                `${title} has a copy that uses more than ${highPercent} percent of its memory limit; at the limit it is ` +
                "killed. Raise memoryMiB, or look for a leak if the use only grows.",
        },
        { parent },
    );
}

/** The limit's 90 percent, in percent of the task's reservation, which is what the metric is measured against. */
export function memoryThreshold({ memoryMiB, memoryReservationMiB, logging }: ServiceConfig): number {
    const reserved = Math.min(memoryReservationMiB ?? memoryMiB, memoryMiB);
    const router = logging.forward === undefined ? 0 : logRouter.memoryReservationMiB;
    return Math.round((highPercent * (memoryMiB + router)) / (reserved + router));
}
