import { kind, none, settings } from "../facets/kind";
import { networkPart } from "../facets/managed";
import { typesIn } from "../tokens";
import { NETWORK_INTERFACE_GROUP_ATTACHMENT, SECURITY_GROUP, SECURITY_GROUP_RULE } from "../types";

/** Who may connect to the interfaces that carry it. */
export const securityGroup = kind({
    label: "security group",
    tokens: SECURITY_GROUP,
    network: none("part of the network, not in it"),
    exposure: none("lets in nobody by itself: the interfaces that carry it do"),
    identity: { id: { prefix: "sg" } },
    ...networkPart,
});

export const securityGroupSettings = settings("a security group", [
    ...SECURITY_GROUP_RULE,
    ...NETWORK_INTERFACE_GROUP_ATTACHMENT,
    ...typesIn("ec2", "VpcSecurityGroupRulesExclusive"),
]);
