import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Separate entries. */
export const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
/** Network ACLs with their inline entries. */
export const ACLS = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];

/** One inbound entry of a network ACL, inline or separate. */
export interface Entry {
    readonly at: string;
    readonly read: (property: string) => Value;
}

/** The inbound entries that one resource declares. */
export function entriesOf(resource: Resource): readonly Entry[] {
    if (resource.type !== ACL_RULE) {
        return resource
            .get("ingress")
            .items()
            .map((item) => ({ at: item.path, read: (property) => item.at(property) }));
    }
    const egress = resource.get("egress").flag();
    const rename = (property: string) => (property === "action" ? "ruleAction" : property);
    return egress.state === "known" && egress.value
        ? []
        : [{ at: "", read: (property) => resource.get(rename(property)) }];
}
