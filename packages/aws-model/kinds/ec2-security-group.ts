import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { LAMBDA_FUNCTION, NETWORK_INTERFACE_GROUP_ATTACHMENT, SECURITY_GROUP, SECURITY_GROUP_RULE } from "../types";

/** What AWS takes at most to take a function's interfaces away. @see https://github.com/hashicorp/terraform-provider-aws/issues/10329 */
const functionInterfaceSeconds = 45 * 60;

function carriedByFunctions(group: Resource, stack: StackView): boolean {
    return stack.linked(LAMBDA_FUNCTION, "vpcConfig.securityGroupIds", group, SECURITY_GROUP).linked.length > 0;
}

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
        note: "Cannot be deleted before the last network interface that carries it is gone; those of functions take up to 45 minutes",
        takes: (group, stack, usual) => ({
            create: usual.create,
            delete: carriedByFunctions(group, stack) ? functionInterfaceSeconds : usual.delete,
        }),
    },
    cost: none("AWS charges nothing for it"),
    ...networkPart,
});

export const securityGroupSettings = settings("a security group", [
    ...SECURITY_GROUP_RULE,
    ...NETWORK_INTERFACE_GROUP_ATTACHMENT,
    ...typesIn("ec2", "VpcSecurityGroupRulesExclusive"),
]);
