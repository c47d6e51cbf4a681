import type { Resource } from "@platform/aws-model/resource";
import { NETWORK_ACL_RULE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

/** One inbound entry of a network ACL, inline or separate. */
export interface Entry {
    readonly at: string;
    readonly read: (property: string) => Value;
}

/** The inbound entries that one resource declares. */
export function entriesOf(resource: Resource): readonly Entry[] {
    if (!NETWORK_ACL_RULE.includes(resource.type)) {
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
