import { kind, none } from "../facets/kind";
import { managed } from "../facets/managed";
import { COMPOSITE_ALARM, METRIC_ALARM } from "../types";

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
    ...managed,
});

/** An alarm on the states of others. */
export const compositeAlarm = kind({
    label: "composite alarm",
    tokens: COMPOSITE_ALARM,
    ...apart,
    identity: { name: "alarmName", arn: { service: "cloudwatch", resource: ({ name }) => `alarm:${name}` } },
    ...managed,
});
