import { kind, none } from "../facets/kind";
import { byLayout } from "../facets/drawing";
import { every } from "../facets/series";
import { NAT_GATEWAY } from "../types";

/** The way of private subnets to the internet. */
export const natGateway = kind({
    label: "NAT gateway",
    tokens: NAT_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("lets answers in and opens nothing"),
    identity: { id: { prefix: "nat" } },
    watch: {
        concern: "ways out",
        dimensions: [["NatGatewayId", "id"]],
        healthy: { "AWS/NATGateway": { ErrorPortAllocation: every(1, 0), PacketsDropCount: every(1, 0) } },
        mishaps: () => [
            {
                id: "nat-ports",
                title: "A NAT gateway has no ports left",
                story: "50 new connections a minute to the internet fail.",
                expects: "tell",
                shows: { ErrorPortAllocation: every(1, 50) },
            },
        ],
    },
    survives: none("its loss is followed along the routes that lead to it"),
    draw: byLayout,
});
