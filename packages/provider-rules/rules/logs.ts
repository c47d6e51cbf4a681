import { LOG_GROUP, LOG_SUBSCRIPTION } from "@platform/aws-model/types";
import type { Problem } from "../problem";
import { regionOf, type JudgedIndex, type JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";

/** Subscriptions of a log group: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST = 2;

export const logRules: readonly Rule[] = rule(LOG_SUBSCRIPTION, tooManySubscriptions);

function* tooManySubscriptions(filter: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const group = index.reference(filter, "logGroup", LOG_GROUP);
    const all = index.ofType(LOG_SUBSCRIPTION);
    const before = all
        .slice(0, all.indexOf(filter))
        .filter(
            (other) => index.reference(other, "logGroup", LOG_GROUP) === group && regionOf(other) === regionOf(filter),
        );
    if (group !== undefined && before.length >= MOST) {
        const names = before.slice(0, MOST).map(({ name }) => `"${name}"`);
        yield {
            code: "log-subscriptions",
            at: filter.get("logGroup"),
            message: `has the subscriptions ${names.join(" and ")} already, and a log group takes ${MOST}`,
            fix: "remove one, or pass events on from where one of them leads",
        };
    }
}
