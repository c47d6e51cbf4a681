import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, metricQueryOf, type AlarmTopics, type Dimensions, type Severity } from "../../shared/alarm";
import { watchFunction } from "../../shared/function";
import { logRouter } from "./demand";
import type { ServiceNames } from "./names";
import type { ServiceConfig } from "./schema/service";

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

const metricQuery = metricQueryOf("ECS/ContainerInsights");

/** Share of its CPU units and of its memory limit above which a service is short of them, in percent. */
const highPercent = 90;

/** Alarms on a service's copies and on what they use. They are no reason to roll back: the routes' alarms are. */
export function createServiceAlarms(name: string, args: ServiceAlarmsArgs, parent: pulumi.Resource): void {
    const { title } = args;
    const dimensions = { ClusterName: args.clusterName, ServiceName: args.serviceName };
    if (args.containerInsights) {
        createCopyAlarm(`${name}-none-running`, args.topics, dimensions, parent, {
            severity: "critical",
            minutes: 3,
            label: "1 while copies are wanted and none runs",
            expression: "IF(desired > 0 AND FILL(running, 0) < 1, 1, 0)",
            alarmDescription:
                `${title} should run and no copy does. Read the service's events in ECS for why its tasks stop or find ` +
                "no place, and the last lines of its log; if it was just deployed, deploy the previous image.",
        });
        createCopyAlarm(`${name}-copies-missing`, args.topics, dimensions, parent, {
            severity: "warning",
            minutes: 15,
            label: "Copies missing",
            expression: "desired - FILL(running, 0)",
            alarmDescription:
                `${title} has run fewer copies than it should for 15 minutes. Read the service's events in ECS: tasks ` +
                "that crash, or a cluster without room (see its alarms).",
        });
    }
    createUsageAlarms(name, args, dimensions, parent);
}

interface CopyAlarm {
    readonly severity: Severity;
    /** Minutes that the expression has to be above 0. */
    readonly minutes: number;
    readonly label: string;
    /** Of `desired` and `running`, the numbers of copies. */
    readonly expression: string;
    readonly alarmDescription: string;
}

/**
 * `RunningTaskCount` can fall silent when nothing runs, so its silence counts as zero while `DesiredTaskCount` is
 * there. Silence of both is no finding: nothing is wanted, or Container Insights itself is late.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
function createCopyAlarm(
    name: string,
    topics: AlarmTopics,
    dimensions: Dimensions,
    parent: pulumi.Resource,
    { minutes, label, expression, ...alarm }: CopyAlarm,
): void {
    const average = { dimensions, period: 60, stat: "Average" };
    createAlarm(
        name,
        {
            ...alarm,
            topics,
            metricQueries: [
                metricQuery("desired", "DesiredTaskCount", average),
                metricQuery("running", "RunningTaskCount", average),
                { id: "finding", label, expression, returnData: true },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            evaluationPeriods: minutes,
            treatMissingData: "notBreaching",
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
    const cpu = {
        metricName: "CPUUtilization",
        statistic: "Average",
        threshold: highPercent,
        evaluationPeriods: 6,
        alarmDescription:
            `${title} has used more than ${highPercent} percent of the CPU set aside for it for half an hour. It ` +
            "slows down when its instance is busy: raise cpuUnits, or the number of copies.",
    };
    const memory = {
        metricName: "MemoryUtilization",
        statistic: "Maximum",
        threshold: memoryThreshold(config),
        evaluationPeriods: 3,
        alarmDescription:
            `${title} has a copy that uses more than ${highPercent} percent of its memory limit; at the limit it is ` +
            "killed. Raise memoryMiB, or look for a leak if the use only grows.",
    };
    createAlarm(`${name}-cpu`, { ...common, ...cpu }, { parent });
    createAlarm(`${name}-memory`, { ...common, ...memory }, { parent });
}

/** The limit's 90 percent, in percent of the task's reservation, which is what the metric is measured against. */
export function memoryThreshold({ memoryMiB, memoryReservationMiB, logging }: ServiceConfig): number {
    const reserved = Math.min(memoryReservationMiB ?? memoryMiB, memoryMiB);
    const router = logging.forward === undefined ? 0 : logRouter.memoryReservationMiB;
    return Math.round((highPercent * (memoryMiB + router)) / (reserved + router));
}

/** Warns of each task before a deployment that failed, also when nobody reads the log of the update. */
export function watchRelease(
    name: string,
    args: {
        readonly topics: AlarmTopics;
        readonly names: ServiceNames;
        readonly functionName: pulumi.Input<string>;
    },
    opts: pulumi.CustomResourceOptions,
): void {
    const { names, topics, functionName } = args;
    watchFunction(
        name,
        {
            topics,
            functionName,
            alarmDescription:
                `A task of ${names.family} that runs before a deployment failed: the new image was not deployed, and ` +
                `the old copies run on. Read its log, streams task-* of ${names.logGroup}, mend it and deploy again.`,
        },
        opts,
    );
}
