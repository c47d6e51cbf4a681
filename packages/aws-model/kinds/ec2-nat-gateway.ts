import { kind, none } from "../facets/kind";
import { NAT_GATEWAY } from "../types";

/** The way of private subnets to the internet. */
export const natGateway = kind({
    label: "NAT gateway",
    tokens: NAT_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("lets answers in and opens nothing"),
    identity: { id: { prefix: "nat" } },
});
