import { kind, none, settings } from "../facets/kind";
import { hex, type Created } from "../facets/identity";
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
