import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { charge, type Charges } from "../facets/cost";
import type { Resource } from "../resource";
import { managed } from "../facets/managed";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../types";
import { known } from "../value";

const apart = {
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
};

/** An alarm on a metric or on an expression over several. */
export const metricAlarm = kind({
    label: "alarm",
    tokens: METRIC_ALARM,
    ...apart,
    identity: { id: "name", arn: { service: "cloudwatch", resource: ({ name }) => `alarm:${name}` } },
    lifecycle: calls,
    cost: charges,
    ...managed,
});

/** An alarm on the states of others. */
export const compositeAlarm = kind({
    label: "composite alarm",
    tokens: COMPOSITE_ALARM,
    ...apart,
    identity: { name: "alarmName", arn: { service: "cloudwatch", resource: ({ name }) => `alarm:${name}` } },
    lifecycle: calls,
    cost: () => [charge("composite-alarm", "alarms")],
    ...managed,
});

/** An alarm costs by the metric it watches; metric maths are free. High resolution is a period below a minute. */
function charges(resource: Resource): Charges {
    const queries = resource.get("metricQueries").items();
    const metrics = queries.map((query) => query.at("metric")).filter(({ state }) => state !== "absent");
    const periods = [resource.get("period"), ...metrics.map((metric) => metric.at("period"))].map((period) =>
        known(period.number()),
    );
    const quick = periods.some((period) => period !== undefined && period < 60);
    return [charge(quick ? "alarm-metric-high-resolution" : "alarm-metric", "alarms", Math.max(1, metrics.length))];
}
