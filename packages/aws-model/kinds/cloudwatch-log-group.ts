import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { charge, daysPerMonth, gap, used, type Charges, type CostContext } from "../facets/cost";
import { compression, logAmount } from "../facets/log-amounts";
import { every, silent } from "../facets/series";
import type { PublishedMetric } from "../facets/watch";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import {
    CLOUDFRONT_DISTRIBUTION,
    LOG_DELIVERY,
    LOG_DELIVERY_DESTINATION,
    LOG_DELIVERY_SOURCE,
    LOG_GROUP,
    LOG_METRIC_FILTER,
    LOG_SUBSCRIPTION,
    METRIC_ALARM,
} from "../types";
import { known } from "../value";

/** Where logs are kept. */
export const logGroup = kind({
    label: "log group",
    tokens: LOG_GROUP,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "name", arn: { service: "logs", resource: ({ name }) => `log-group:${name}` } },
    lifecycle: {
        ...calls,
        loses: (resource) => (known(resource.get("skipDestroy").flag()) === true ? undefined : "its log events"),
    },
    cost: charges,
    ...managed,
});

/** What AWS's services deliver themselves is paid for by its amount; what CloudFront delivers to a bucket is not, but as Parquet. */
export const logDelivery = settings("a log group", LOG_DELIVERY, { cost: deliveryCharges });

export const logSettings = settings("a log group", [
    ...typesIn(
        "cloudwatch",
        ...["LogResourcePolicy", "LogDataProtectionPolicy", "LogStream", "LogDeliveryDestinationPolicy"],
        "QueryDefinition",
    ),
    ...LOG_SUBSCRIPTION,
    ...LOG_DELIVERY_SOURCE,
    ...LOG_DELIVERY_DESTINATION,
]);

/** Counts lines of a log. */
export const logMetricFilter = settings("a log group", LOG_METRIC_FILTER, {
    cost: () => [charge("metric", "metrics counted in logs")],
    watch: {
        concern: "data",
        label: "count of lines in a log",
        dimensions: [],
        needed: false,
        metric: countOf,
        mishaps: (filter, stack) => [
            {
                id: "log-lines",
                title: whatIsLogged(filter, stack),
                story: "Ten lines a minute are counted for a quarter of an hour.",
                expects: "tell",
                lasts: 15,
                shows: () => every(1, 10),
            },
        ],
    },
});

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html */
function deliveryCharges(delivery: Resource, { stack }: CostContext): Charges {
    const at = (property: string, types: readonly string[]) =>
        resourcesOf(stack.resolve(delivery, delivery.get(property), types));
    const distributions = at("deliverySourceName", LOG_DELIVERY_SOURCE).flatMap((source) =>
        resourcesOf(stack.resolve(source, source.get("resourceArn"), CLOUDFRONT_DISTRIBUTION)),
    );
    const formats = at("deliveryDestinationArn", LOG_DELIVERY_DESTINATION).map((destination) =>
        known(destination.get("outputFormat").text()),
    );
    const plain = formats.length > 0 && formats.every((format) => format !== undefined && format !== "parquet");
    const toBucket = delivery.get("s3DeliveryConfigurations").items().length > 0;
    return distributions.length > 0 && plain && toBucket ? [] : [gap("the table has no price of delivered logs")];
}

/** A pattern for JSON is for CloudWatch to read: an alarm on what it counts describes it for people. */
function whatIsLogged(filter: Resource, stack: StackView): string {
    const pattern = known(filter.get("pattern").text());
    if (pattern !== undefined && !pattern.startsWith("{")) return `A log says ${pattern} again and again`;
    const metric = countOf(filter);
    const [description] = stack
        .ofType(METRIC_ALARM)
        .filter(
            (alarm) =>
                known(alarm.get("namespace").text()) === metric?.namespace &&
                known(alarm.get("metricName").text()) === metric?.name,
        )
        .flatMap((alarm) => known(alarm.get("alarmDescription").text()) ?? []);
    return description === undefined
        ? `A log has what ${filter.name} looks for, again and again`
        : firstClause(description);
}

/** Without the name of the stack before it. */
function firstClause(description: string): string {
    return description.replace(/^\S+: /, "").replace(/[.:;](\s.*)?$/s, "");
}

/** Without a default nothing is published while nothing is counted. */
function countOf(filter: Resource): PublishedMetric | undefined {
    const [namespace, name] = ["namespace", "name"].map((part) =>
        known(filter.get("metricTransformation", part).text()),
    );
    const zero = filter.get("metricTransformation", "defaultValue").state === "absent";
    if (namespace === undefined || name === undefined) return undefined;
    return { namespace, name, healthy: zero ? silent : every(1, 0) };
}

/** A group without a retention keeps everything: what a year leaves behind is counted. */
const endlessDays = 365;

function charges(resource: Resource, context: CostContext): Charges {
    const { gb, what } = logAmount(resource, context);
    const days = known(resource.get("retentionInDays").number());
    const months = (days === undefined || days === 0 ? endlessDays : days) / daysPerMonth;
    return [used("log-ingestion", what, gb), used("log-storage", "logs kept", gb * compression * Math.max(1, months))];
}
