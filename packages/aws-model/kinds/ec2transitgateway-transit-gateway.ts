import { kind, none } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { hourly } from "../facets/cost";
import { acrossZones, inSubnets } from "../facets/survival";
import { typesIn } from "../tokens";
import { TRANSIT_GATEWAY_ATTACHMENT } from "../types";

/** A router between VPCs. */
export const transitGateway = kind({
    label: "transit gateway",
    tokens: typesIn("ec2transitgateway", "TransitGateway"),
    network: none("part of the network, not in it"),
    exposure: none("leads to other networks, not to the internet"),
    identity: { id: { prefix: "tgw" } },
    lifecycle: {
        outage: "everything attached to it is cut off until it is attached to the new one",
        createSeconds: 90,
        deleteSeconds: 60,
        basis: "estimate",
        source: "https://github.com/hashicorp/terraform-provider-aws/pull/6605",
        note: "95 to 268 s for create and delete in the provider's tests",
    },
    cost: none("its attachments cost"),
    watch: none("AWS runs it, in several zones"),
    survives: acrossZones,
    draw: none("its attachment stands at the edge of each VPC"),
});

/** A VPC on a transit gateway. */
export const transitGatewayAttachment = kind({
    label: "transit gateway attachment",
    tokens: TRANSIT_GATEWAY_ATTACHMENT,
    network: none("part of the network, not in it"),
    exposure: none("leads to other networks, not to the internet"),
    identity: {},
    lifecycle: {
        outage: "what it attaches is cut off until the routes lead to the new one",
        createSeconds: 90,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("ec2_transit_gateway_vpc_attachment"),
    },
    cost: () => [hourly("transit-gateway-attachment", "transit gateway")],
    watch: none("AWS runs it, in the zones of its subnets"),
    survives: inSubnets(["subnetIds"]),
    draw: { glyph: "gateway", place: "edge", note: "transit gateway attachment" },
});
