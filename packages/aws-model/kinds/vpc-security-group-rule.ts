import { settings } from "../facets/kind";
import { typesIn } from "../tokens";
import { SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_INGRESS_RULE } from "../types";

export const securityGroupRule = settings(
    "a security group",
    [...SECURITY_GROUP_INGRESS_RULE, ...SECURITY_GROUP_EGRESS_RULE],
    { identity: { id: { prefix: "sgr" } } },
);
export const securityGroupVpcAssociation = settings("a security group", typesIn("vpc", "SecurityGroupVpcAssociation"));
