import type { Resource } from "@platform/aws-model/resource";
import { trafficOf, type Traffic } from "@platform/aws-model/network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import type { Leaf, Value } from "@platform/aws-model/value";

/** One egress rule, in whichever of the spellings of the provider. */
export interface EgressRuleFacts {
    readonly owner: Resource;
    /** The rule's place in its owner: `egress[0]`, or empty when the owner is the rule. */
    readonly at: string;
    readonly traffic: Leaf<Traffic>;
    /** The CIDR blocks it lets out to. */
    readonly addresses: readonly Value[];
}

/** The egress rules that one resource declares: a security group, or a rule of either kind. */
export function egressRulesOf(resource: Resource): readonly EgressRuleFacts[] {
    if (SECURITY_GROUP.includes(resource.type)) {
        const items = resource.get("egress").items();
        return items.map((item) => listed(resource, item.path, (property) => item.at(property)));
    }
    if (SECURITY_GROUP_EGRESS_RULE.includes(resource.type)) {
        const traffic = trafficOf(resource.get("ipProtocol"), resource.get("fromPort"), resource.get("toPort"));
        const addresses = ["cidrIpv4", "cidrIpv6"].flatMap((property) => resource.get(property).items());
        return [{ owner: resource, at: "", traffic, addresses }];
    }
    const direction = resource.get("type").text();
    const egress = direction.state !== "known" || direction.value.toLowerCase() === "egress";
    return SECURITY_GROUP_RULE.includes(resource.type) && egress
        ? [listed(resource, "", (property) => resource.get(property))]
        : [];
}

function listed(owner: Resource, at: string, read: (property: string) => Value): EgressRuleFacts {
    const traffic = trafficOf(read("protocol"), read("fromPort"), read("toPort"));
    const addresses = ["cidrBlocks", "ipv6CidrBlocks"].flatMap((property) => read(property).items());
    return { owner, at, traffic, addresses };
}
