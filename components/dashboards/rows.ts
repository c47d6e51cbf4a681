/** A graph of something: the names of its metrics, and the statistics of each. */
export interface Graph {
    readonly title: string;
    readonly metrics: readonly string[];
    readonly stats: readonly string[];
}

/** What a dashboard shows of the things that a namespace measures by the same dimensions. */
export interface Row {
    readonly heading: string;
    readonly namespace: string;
    readonly dimensions: readonly string[];
    readonly graphs: readonly Graph[];
}

const graph = (title: string, stat: string, ...metrics: readonly string[]): Graph => ({
    title,
    metrics,
    stats: [stat],
});
const spread = (title: string, metric: string): Graph => ({
    title,
    metrics: [metric],
    stats: ["p50", "p95", "p99"],
});

const entrances = "Load balancers";
const apps = "Apps";
const instances = "Cluster and other instances";
const stores = "Databases and caches";
const functions = "Functions";
const network = "Network, VPN and ways in";
const queues = "Queues";
const failures = "What should stay at zero";

const seconds = spread("seconds until the answer", "TargetResponseTime");
const service = ["ClusterName", "ServiceName"];
const group = ["AutoScalingGroupName"];
const blocked = graph("what its rule catches", "Sum", "BlockedRequests", "CountedRequests");
const calls = graph("calls", "Sum", "Invocations", "Errors", "Throttles");

/**
 * Every row, in the order of the dashboard: what is shown of whatever an alarm looks at. An alarm of other dimensions has its
 * state on the dashboard and no graph, which the dashboards' test does not let pass. Lines counted in logs have `logLines`.
 */
export const rows: readonly Row[] = [
    {
        heading: "Asked for from outside",
        namespace: "AWS/Route53",
        dimensions: ["HealthCheckId"],
        graphs: [graph("who answers", "Minimum", "HealthCheckStatus")],
    },
    {
        heading: entrances,
        namespace: "AWS/ApplicationELB",
        dimensions: ["LoadBalancer"],
        graphs: [
            graph("requests", "Sum", "RequestCount", "RejectedConnectionCount"),
            graph("errors", "Sum", "HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"),
            seconds,
        ],
    },
    {
        heading: entrances,
        namespace: "AWS/WAFV2",
        dimensions: ["WebACL", "Rule", "Region"],
        graphs: [blocked],
    },
    {
        heading: "Sites",
        namespace: "AWS/WAFV2",
        dimensions: ["WebACL", "Rule"],
        graphs: [blocked],
    },
    {
        heading: "Sites",
        namespace: "AWS/CloudFront",
        dimensions: ["DistributionId", "Region"],
        graphs: [
            graph("requests", "Sum", "Requests"),
            graph("percent of requests failed", "Average", "5xxErrorRate", "4xxErrorRate"),
        ],
    },
    {
        heading: apps,
        namespace: "AWS/ApplicationELB",
        dimensions: ["LoadBalancer", "TargetGroup"],
        graphs: [
            graph(
                "requests and errors",
                "Sum",
                "RequestCount",
                "HTTPCode_Target_5XX_Count",
                "TargetConnectionErrorCount",
            ),
            seconds,
            graph("copies behind the load balancer", "Maximum", "HealthyHostCount", "UnHealthyHostCount"),
        ],
    },
    {
        heading: apps,
        namespace: "ECS/ContainerInsights",
        dimensions: service,
        graphs: [graph("copies", "Average", "DesiredTaskCount", "RunningTaskCount")],
    },
    {
        heading: apps,
        namespace: "AWS/ECS",
        dimensions: service,
        graphs: [graph("percent of what is set aside", "Maximum", "CPUUtilization", "MemoryUtilization")],
    },
    {
        heading: instances,
        namespace: "AWS/ECS",
        dimensions: ["ClusterName"],
        graphs: [graph("percent reserved", "Average", "CPUReservation", "MemoryReservation")],
    },
    {
        heading: instances,
        namespace: "AWS/AutoScaling",
        dimensions: group,
        graphs: [graph("instances", "Average", "GroupDesiredCapacity", "GroupInServiceInstances")],
    },
    {
        heading: instances,
        namespace: "AWS/EC2",
        dimensions: group,
        graphs: [graph("percent of CPU", "Average", "CPUUtilization")],
    },
    {
        heading: instances,
        namespace: "CWAgent",
        dimensions: group,
        graphs: [graph("percent of memory and disk", "Maximum", "mem_used_percent", "disk_used_percent")],
    },
    {
        heading: instances,
        namespace: "AWS/EC2",
        dimensions: ["InstanceId"],
        graphs: [graph("failed status checks", "Maximum", "StatusCheckFailed")],
    },
    {
        heading: stores,
        namespace: "AWS/RDS",
        dimensions: ["DBInstanceIdentifier"],
        graphs: [
            graph("percent of CPU", "Maximum", "CPUUtilization"),
            graph("connections", "Maximum", "DatabaseConnections"),
            graph("bytes free", "Minimum", "FreeableMemory", "FreeStorageSpace"),
        ],
    },
    {
        heading: stores,
        namespace: "AWS/RDS",
        dimensions: ["DBClusterIdentifier"],
        graphs: [graph("milliseconds that a reader is behind", "Maximum", "AuroraReplicaLagMaximum")],
    },
    {
        heading: stores,
        namespace: "AWS/ElastiCache",
        dimensions: ["clusterId"],
        graphs: [
            graph("bytes kept", "Maximum", "BytesUsedForCache"),
            graph("commands refused", "Sum", "ThrottledCmds"),
        ],
    },
    {
        heading: stores,
        namespace: "AWS/ElastiCache",
        dimensions: ["CacheClusterId", "CacheNodeId"],
        graphs: [graph("percent of CPU by node", "Maximum", "CPUUtilization")],
    },
    {
        heading: stores,
        namespace: "AWS/ElastiCache",
        dimensions: ["CacheClusterId"],
        graphs: [
            graph("percent of CPU and memory", "Maximum", "EngineCPUUtilization", "DatabaseMemoryUsagePercentage"),
            graph("connections", "Maximum", "CurrConnections"),
            graph("evictions", "Sum", "Evictions"),
        ],
    },
    { heading: functions, namespace: "AWS/Lambda", dimensions: ["FunctionName"], graphs: [calls] },
    {
        heading: functions,
        namespace: "AWS/Lambda",
        dimensions: ["FunctionName", "Resource"],
        graphs: [calls, spread("milliseconds", "Duration")],
    },
    {
        heading: network,
        namespace: "AWS/NATGateway",
        dimensions: ["NatGatewayId"],
        graphs: [
            graph("bytes to the internet", "Sum", "BytesOutToDestination"),
            graph("refused and dropped", "Sum", "ErrorPortAllocation", "PacketsDropCount"),
        ],
    },
    {
        heading: network,
        namespace: "AWS/VPN",
        dimensions: ["VpnId"],
        graphs: [
            graph("tunnels up", "Average", "TunnelState"),
            graph("bytes through the tunnels", "Sum", "TunnelDataIn", "TunnelDataOut"),
        ],
    },
    {
        heading: network,
        namespace: "AWS/NetworkMonitor",
        dimensions: ["Monitor", "Probe"],
        graphs: [graph("percent of packets lost", "Average", "PacketLoss"), graph("round trip", "Average", "RTT")],
    },
    {
        heading: network,
        namespace: "AWS/ClientVPN",
        dimensions: ["Endpoint"],
        graphs: [
            graph("people", "Maximum", "ActiveConnectionsCount"),
            graph("refused", "Sum", "AuthenticationFailures"),
        ],
    },
    {
        heading: network,
        namespace: "AWS/CertificateManager",
        dimensions: ["CertificateArn"],
        graphs: [graph("days that the certificate is valid", "Minimum", "DaysToExpiry")],
    },
    {
        heading: queues,
        namespace: "AWS/SQS",
        dimensions: ["QueueName"],
        graphs: [
            graph("messages that arrived", "Sum", "NumberOfMessagesSent"),
            graph("messages that wait", "Maximum", "ApproximateNumberOfMessagesVisible"),
        ],
    },
    {
        heading: "Archive of logs",
        namespace: "AWS/Firehose",
        dimensions: ["DeliveryStreamName"],
        graphs: [
            graph("seconds that logs wait", "Maximum", "DeliveryToS3.DataFreshness"),
            graph("records", "Sum", "IncomingRecords", "ThrottledRecords"),
        ],
    },
    {
        heading: failures,
        namespace: "AWS/SNS",
        dimensions: ["TopicName"],
        graphs: [graph("messages not delivered", "Sum", "NumberOfNotificationsFailed")],
    },
    {
        heading: failures,
        namespace: "AWS/Scheduler",
        dimensions: ["ScheduleGroup"],
        graphs: [graph("calls given up", "Sum", "InvocationDroppedCount")],
    },
    {
        heading: failures,
        namespace: "AWS/Events",
        dimensions: ["RuleName"],
        graphs: [graph("events not handed on", "Sum", "FailedInvocations")],
    },
    {
        heading: failures,
        namespace: "AWS/States",
        dimensions: ["StateMachineArn"],
        graphs: [graph("runs that failed", "Sum", "ExecutionsFailed")],
    },
];

/** Of what is counted in logs, each metric by itself: in the stack's own namespace, without dimensions. */
export const logLines = "Lines counted in logs";
