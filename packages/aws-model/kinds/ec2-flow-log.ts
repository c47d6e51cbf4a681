import { used, type Charges, type CostContext } from "../facets/cost";
import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import type { Resource } from "../resource";
import { FLOW_LOG } from "../types";
import { known } from "../value";

/** The record of connections in a network. */
export const flowLog = kind({
    label: "flow log",
    tokens: FLOW_LOG,
    network: none("has no network interface"),
    exposure: none("only writes"),
    identity: { id: { prefix: "fl" } },
    lifecycle: calls,
    cost: charges,
    ...networkPart,
});

/** A log group is paid for what it takes in; for S3 the delivery is, and the bucket for what it keeps. */
function charges(log: Resource, { usage }: CostContext): Charges {
    return known(log.get("logDestinationType").text()) === "s3"
        ? [used("log-delivery", "flow logs delivered to S3", usage.flowLogGb)]
        : [];
}
