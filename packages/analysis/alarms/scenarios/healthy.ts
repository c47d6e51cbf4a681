import { AUTOSCALING_GROUP, RDS_INSTANCE } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import type { MetricRef } from "../cloudwatch/definition";
import { every, silent, type Series } from "../cloudwatch/series";
import type { Facts } from "./facts";
import { quiet, trafficSeries } from "./traffic";

const GIB = 1024 ** 3;

/** Metrics that show the same in every healthy hour, by namespace. Numbers without a meaning of their own are invented. */
const CONSTANT: Readonly<Record<string, Readonly<Record<string, Series>>>> = {
    "AWS/ApplicationELB": {
        UnHealthyHostCount: every(1, 0),
        HTTPCode_Target_5XX_Count: silent,
        TargetConnectionErrorCount: silent,
        RejectedConnectionCount: silent,
        TargetResponseTime: every(1, 0.05),
    },
    "AWS/ECS": {
        CPUUtilization: every(1, 10),
        MemoryUtilization: every(1, 50),
        CPUReservation: every(1, 50),
        MemoryReservation: every(1, 50),
    },
    "AWS/AutoScaling": { GroupTerminatingInstances: every(1, 0), GroupPendingInstances: every(1, 0) },
    "AWS/EC2": {
        StatusCheckFailed: every(1, 0),
        StatusCheckFailed_Instance: every(1, 0),
        StatusCheckFailed_System: every(1, 0),
        CPUUtilization: every(5, 10),
    },
    "AWS/NATGateway": { ErrorPortAllocation: every(1, 0), PacketsDropCount: every(1, 0) },
    "AWS/NetworkMonitor": { PacketLoss: every(1, 0), HealthIndicator: every(1, 100) },
    "AWS/SNS": { NumberOfNotificationsFailed: silent },
    "AWS/SQS": { NumberOfMessagesSent: silent, ApproximateNumberOfMessagesVisible: every(5, 0) },
    "AWS/Scheduler": { InvocationDroppedCount: silent, TargetErrorCount: silent },
    "AWS/States": { ExecutionsFailed: silent },
    "AWS/Lambda": { Errors: silent, Throttles: silent },
    "AWS/CertificateManager": { DaysToExpiry: every(720, 200) },
    "AWS/RDS": {
        CPUUtilization: every(1, 10),
        FreeableMemory: every(1, 2 * GIB),
        DatabaseConnections: every(1, 5),
        ReplicaLag: every(1, 0),
    },
    "AWS/ElastiCache": {
        CPUUtilization: every(1, 10),
        EngineCPUUtilization: every(1, 10),
        DatabaseMemoryUsagePercentage: every(1, 40),
        FreeableMemory: every(1, GIB),
        SwapUsage: every(1, 0),
        Evictions: every(1, 0),
    },
};

/** What a metric shows while all is well; undefined where nothing is known of it. */
export type Healthy = (metric: MetricRef) => Series | undefined;

export function healthyMetrics(facts: Facts): Healthy {
    const capacity = new Map(
        facts.plan
            .ofType(AUTOSCALING_GROUP)
            .map((group) => [
                known(group.get("name").text()),
                known(group.get("desiredCapacity").number()) ?? known(group.get("minSize").number()) ?? 1,
            ]),
    );
    const storage = new Map(
        facts.plan
            .ofType(RDS_INSTANCE)
            .map((database) => [
                known(database.get("identifier").text()),
                known(database.get("allocatedStorage").number()),
            ]),
    );
    return (metric) => {
        const { namespace, name, dimensions } = metric;
        if (namespace === "AWS/AutoScaling" && /^Group(InService|Desired|Total)/.test(name))
            return every(1, capacity.get(dimensions["AutoScalingGroupName"]) ?? 1);
        if (namespace === "AWS/RDS" && name === "FreeStorageSpace")
            return every(1, ((storage.get(dimensions["DBInstanceIdentifier"]) ?? 100) * GIB) / 2);
        if (namespace === "AWS/VPN" && name === "TunnelState")
            return "TunnelIpAddress" in dimensions ? every(1, 1) : every(1, 1, 1);
        return ofApps(facts, metric) ?? CONSTANT[namespace]?.[name];
    };
}

/** Copies and requests. */
function ofApps({ appAt, appsOn, serviceAt }: Facts, metric: MetricRef): Series | undefined {
    const { namespace, name, dimensions } = metric;
    const app = appAt.get(`TargetGroup=${dimensions["TargetGroup"] ?? ""}`);
    if (namespace === "ECS/ContainerInsights" && /^(Desired|Running)TaskCount$/.test(name))
        return every(1, serviceAt.get(`ServiceName=${dimensions["ServiceName"] ?? ""}`)?.desiredCount ?? 1);
    if (namespace !== "AWS/ApplicationELB") return undefined;
    if (name === "HealthyHostCount") return every(1, app?.copies ?? 1);
    const apps = app === undefined ? (appsOn.get(`LoadBalancer=${dimensions["LoadBalancer"] ?? ""}`) ?? 0) : 1;
    return trafficSeries(metric, { ...quiet, requests: 0 }, apps);
}
