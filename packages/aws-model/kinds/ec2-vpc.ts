import { kind, none, settings } from "../facets/kind";
import { hex, type Created } from "../facets/identity";
import { share, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { byLayout } from "../facets/drawing";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { VPC } from "../types";

/** A network of the account. */
export const vpc = kind({
    label: "VPC",
    tokens: VPC,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "vpc" }, outputs: { ipv6CidrBlock: ipv6Block } },
    lifecycle: {
        createSeconds: 12,
        deleteSeconds: 2,
        basis: "measured",
        source: "https://github.com/turbot/steampipe-plugin-aws/pull/486",
        note: "12 s there, 21 s in https://github.com/DevopsArtFactory/terraform-provisioning/pull/4",
    },
    cost: charges,
    watch: none("nothing of it can fail by itself"),
    survives: acrossZones,
    draw: byLayout,
});

export const vpcSettings = settings(
    "a VPC",
    typesIn(
        "ec2",
        ...[
            "VpcDhcpOptions",
            "VpcDhcpOptionsAssociation",
            "VpcIpv4CidrBlockAssociation",
            "VpcIpv6CidrBlockAssociation",
        ],
        ...["VpcBlockPublicAccessOptions", "VpcBlockPublicAccessExclusion"],
    ),
);

/** A block of the documentation range, if the VPC asks for one. */
function ipv6Block({ urn, inputs }: Created): string {
    return inputs["assignGeneratedIpv6CidrBlock"] === true ? `2001:db8:${hex(urn, 4)}:ff00::/56` : "";
}

/** What goes from zone to zone, where there is more than one. */
function charges(_resource: Resource, { usage, stack, zones }: CostContext): Charges {
    if (zones.size < 2) return [];
    return [used("between-zones", "data between zones", share(usage.betweenZonesGb, stack.ofType(VPC)))];
}
