import { kind, none } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { hourly, internetOut, share, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { byLayout } from "../facets/drawing";
import { every } from "../facets/series";
import { NAT_GATEWAY } from "../types";
import { known } from "../value";

const otherAddress = "open connections break, and calls come from another address, which third parties may not let in";

/** The way of private subnets to the internet. */
export const natGateway = kind({
    label: "NAT gateway",
    tokens: NAT_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("lets answers in and opens nothing"),
    identity: { id: { prefix: "nat" } },
    lifecycle: {
        createSeconds: 110,
        deleteSeconds: 60,
        basis: "measured",
        source: providerPage("nat_gateway"),
        note: "84 to 121 s to create and 42 to 61 s to delete in published logs of deployments; the provider waits up to 10 minutes",
        outage: otherAddress,
        outageOfTurning: otherAddress,
        waits: () => "its address and the internet gateway wait for it",
    },
    cost: charges,
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

/** Addresses of a NAT gateway are resources of their own, unless AWS picks those of a regional one. */
function charges(resource: Resource, context: CostContext): Charges {
    const { usage, stack } = context;
    const regional = known(resource.get("availabilityMode").text()) === "regional";
    const zones = regional ? Math.max(1, context.zones.size) : 1;
    const own = regional && resource.get("availabilityZoneAddresses").state === "absent";
    return [
        hourly("nat-gateway", "NAT gateways", zones),
        ...(own ? [hourly("public-ipv4", "public IPv4 addresses", zones)] : []),
        used("nat-gateway-data", "data through NAT gateways", share(usage.natGatewayGb, stack.ofType(NAT_GATEWAY))),
        ...internetOut(resource, context),
    ];
}
