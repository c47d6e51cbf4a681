import { kind, none, settings } from "../facets/kind";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { LOG_DELIVERY_DESTINATION, LOG_DELIVERY_SOURCE, LOG_GROUP } from "../types";

/** Where logs are kept. */
export const logGroup = kind({
    label: "log group",
    tokens: LOG_GROUP,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "logs", resource: ({ name }) => `log-group:${name}` } },
    ...managed,
});

export const logSettings = settings("a log group", [
    ...typesIn(
        "cloudwatch",
        ...["LogMetricFilter", "LogResourcePolicy", "LogSubscriptionFilter", "LogDataProtectionPolicy", "LogStream"],
        ...["LogDelivery", "LogDeliveryDestinationPolicy", "QueryDefinition"],
    ),
    ...LOG_DELIVERY_SOURCE,
    ...LOG_DELIVERY_DESTINATION,
]);
