import { kind, none } from "../facets/kind";
import { EGRESS_ONLY_GATEWAY, INTERNET_GATEWAY } from "../types";

/** The way of public subnets to and from the internet. */
export const internetGateway = kind({
    label: "internet gateway",
    tokens: INTERNET_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "igw" } },
});

export const egressOnlyGateway = kind({
    label: "egress-only internet gateway",
    tokens: EGRESS_ONLY_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("lets nothing in"),
    identity: { id: { prefix: "eigw" } },
});
