import { COMPOSITE_ALARM, ECS_CLUSTER, FLOW_LOG, LOG_GROUP, METRIC_ALARM } from "@platform/aws-model/types";
import type { PlanResource } from "../../plan";
import { known } from "@platform/aws-model/value";
import type { PlannedService } from "../../shared/tasks";
import { charge, gap, usage, type Rule, type Rules } from "../charge";
import type { CostContext } from "../context";
import { hoursPerMonth, priceTable } from "../price-table";

/** Logs are stored compressed. @see https://aws.amazon.com/cloudwatch/pricing/, "compressed to 15%" in its examples */
const COMPRESSION = 0.15;
const DAYS_PER_MONTH = 365 / 12;
/** Group without a retention keep everything: what a year leaves behind is counted. */
const ENDLESS_DAYS = 365;

/** An alarm costs by the metric it watches; metric maths are free. High resolution is a period below a minute. */
const alarm: Rule = (resource) => {
    const queries = resource.get("metricQueries").items();
    const metrics = queries.map((query) => query.at("metric")).filter(({ state }) => state !== "absent");
    const periods = [resource.get("period"), ...metrics.map((metric) => metric.at("period"))].map((period) =>
        known(period.number()),
    );
    const quick = periods.some((period) => period !== undefined && period < 60);
    return [charge(quick ? "alarm-metric-high-resolution" : "alarm-metric", "alarms", Math.max(1, metrics.length))];
};

const logGroup: Rule = (resource, context) => {
    const name = known(resource.get("name").text());
    const arn = known(resource.get("arn").text());
    const flow = context.texts(FLOW_LOG, "logDestination");
    const [amount, what] = [name, arn, arn?.replace(/:\*$/, "")].some((id) => id !== undefined && flow.has(id))
        ? [context.usage.flowLogGb, "flow logs"]
        : name !== undefined && context.containerLogGroups.has(name)
          ? [context.usage.serviceLogGb, "logs of services"]
          : [context.usage.otherLogGb, "other logs"];
    const days = known(resource.get("retentionInDays").number());
    const months = (days === undefined || days === 0 ? ENDLESS_DAYS : days) / DAYS_PER_MONTH;
    return [
        usage("log-ingestion", what, amount),
        usage("log-storage", "logs kept", amount * COMPRESSION * Math.max(1, months)),
    ];
};

/**
 * Container Insights bills each metric; how many there are depends on what runs in the cluster.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 */
const cluster: Rule = (resource, context) => {
    const settings = resource.get("settings").items();
    const setting = settings.find((one) => known(one.at("name").text()) === "containerInsights");
    const level = setting === undefined ? "disabled" : known(setting.at("value").text());
    if (level === "disabled") return [];
    if (level !== "enabled" && level !== "enhanced") return [gap("the level of Container Insights is not known")];
    const price = level === "enhanced" ? "container-insights-metric" : "metric";
    return [usage(price, "Container Insights", insightsMetrics(resource, context, level))];
};

function insightsMetrics(resource: PlanResource, context: CostContext, level: "enabled" | "enhanced"): number {
    const per = priceTable.containerInsights[level];
    const services = context.services.filter((service) => service.cluster?.urn === resource.urn);
    const tasks = services.reduce((sum, { desiredCount = 1 }) => sum + desiredCount, 0);
    const containers = services.reduce((sum, service) => sum + (service.desiredCount ?? 1) * containersOf(service), 0);
    const pools = context.pools.filter(({ clusterUrn }) => clusterUrn === resource.urn);
    const instances = pools.reduce((sum, { desired = 1 }) => sum + desired, 0);
    return (
        per.cluster +
        services.length * (per.service + per.taskDefinition) +
        tasks * per.task +
        containers * per.container +
        instances * per.instance
    );
}

function containersOf({ taskDefinition }: PlannedService): number {
    return taskDefinition?.get("containerDefinitions").json().items().length ?? 1;
}

/** AWS bills the subnet that probes start from, for up to four probes, and two metrics of each. */
const probe: Rule = () => [
    charge("network-monitor-subnet", "network monitor, by the subnet", hoursPerMonth),
    charge("metric", "metrics of the network monitor", 2),
];

export const watching: Rules = [
    [METRIC_ALARM, alarm],
    [COMPOSITE_ALARM, () => [charge("composite-alarm", "alarms")]],
    [LOG_GROUP, logGroup],
    [ECS_CLUSTER, cluster],
    [["aws:networkmonitor/probe:Probe"], probe],
    [["aws:cloudwatch/dashboard:Dashboard"], () => [charge("dashboard", "dashboards")]],
];
