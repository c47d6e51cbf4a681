import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { typesIn } from "../tokens";

/** Rules at the edge of a subnet. */
export const networkAcl = kind({
    label: "network ACL",
    tokens: typesIn("ec2", "NetworkAcl", "DefaultNetworkAcl"),
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "acl" } },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...networkPart,
});

export const networkAclSettings = settings("a network ACL", typesIn("ec2", "NetworkAclRule", "NetworkAclAssociation"));
