import type { StackView } from "../graph/stack-view";
import { resourcesOf } from "../graph/reference";
import type { Resource } from "../resource";
import { DELIVERY_STREAM, FLOW_LOG, LOG_GROUP, LOG_SUBSCRIPTION, TRAIL } from "../types";
import { known } from "../value";
import type { CostContext } from "./cost";

/** What is left of logs where they are kept packed. @see https://aws.amazon.com/cloudwatch/pricing/, "compressed to 15%" in its examples */
export const compression = 0.15;

/** Gigabytes that a log group takes in in a month, and of what. */
export function logAmount(
    group: Resource,
    { usage, stack, containerLogGroups }: CostContext,
): { readonly gb: number; readonly what: string } {
    const name = known(group.get("name").text());
    if (stack.linked(FLOW_LOG, "logDestination", group, LOG_GROUP).linked.length > 0) {
        return { gb: usage.flowLogGb, what: "flow logs" };
    }
    if (isOfTrail(name, stack)) {
        return { gb: usage.trailLogGb, what: "events of a trail" };
    }
    return name !== undefined && containerLogGroups.has(name)
        ? { gb: usage.serviceLogGb, what: "logs of services" }
        : { gb: usage.otherLogGb, what: "other logs" };
}

/** Gigabytes that a delivery stream takes in in a month, unpacked: what its log groups do or, without any, what is assumed. */
export function deliveredGb(stream: Resource, context: CostContext): number {
    const { stack, usage } = context;
    const filters = stack.linked(LOG_SUBSCRIPTION, "destinationArn", stream, DELIVERY_STREAM).linked;
    const groups = filters.flatMap((filter) => resourcesOf(stack.resolve(filter, filter.get("logGroup"), LOG_GROUP)));
    return groups.length === 0
        ? usage.deliveryStreamGb
        : groups.reduce((sum, group) => sum + logAmount(group, context).gb, 0);
}

/** A trail names its group by an ARN with `:*` behind it. */
function isOfTrail(name: string | undefined, stack: StackView): boolean {
    const arns = stack.ofType(TRAIL).map((trail) => known(trail.get("cloudWatchLogsGroupArn").text()) ?? "");
    return name !== undefined && arns.some((arn) => arn.endsWith(`:log-group:${name}:*`));
}
