import { kind, none } from "../facets/kind";
import { networkPart } from "../facets/managed";
import { FLOW_LOG } from "../types";

/** The record of connections in a network. */
export const flowLog = kind({
    label: "flow log",
    tokens: FLOW_LOG,
    network: none("has no network interface"),
    exposure: none("only writes"),
    identity: { id: { prefix: "fl" } },
    ...networkPart,
});
