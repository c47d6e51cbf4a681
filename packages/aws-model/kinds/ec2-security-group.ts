import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { typesIn } from "../tokens";
import { NETWORK_INTERFACE_GROUP_ATTACHMENT, SECURITY_GROUP, SECURITY_GROUP_RULE } from "../types";

/** Who may connect to the interfaces that carry it. */
export const securityGroup = kind({
    label: "security group",
    tokens: SECURITY_GROUP,
    network: none("part of the network, not in it"),
    exposure: none("lets in nobody by itself: the interfaces that carry it do"),
    identity: { id: { prefix: "sg" }, unique: ["vpcId"] },
    lifecycle: {
        createSeconds: 3,
        deleteSeconds: 3,
        basis: "estimate",
        source: providerPage("security_group"),
        note: "Cannot be deleted before the last network interface that carries it is gone",
    },
    cost: none("AWS charges nothing for it"),
    ...networkPart,
});

export const securityGroupSettings = settings("a security group", [
    ...SECURITY_GROUP_RULE,
    ...NETWORK_INTERFACE_GROUP_ATTACHMENT,
    ...typesIn("ec2", "VpcSecurityGroupRulesExclusive"),
]);
