import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { FLOW_LOG } from "../types";

/** The record of connections in a network. */
export const flowLog = kind({
    label: "flow log",
    tokens: FLOW_LOG,
    network: none("has no network interface"),
    exposure: none("only writes"),
    identity: { id: { prefix: "fl" } },
    lifecycle: calls,
    cost: none("paid for by the log group or bucket that it writes to"),
    ...networkPart,
});
