import type { Resource } from "../resource";
import { trafficOf, type Traffic } from "../network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE } from "../types";
import type { Leaf, Value } from "../value";
import { addressPeers, groupPeers, prefixListPeers, type Peer } from "./peers";
import type { StackIndex } from "./stack-index";

/** One ingress rule, in whichever of the spellings of the provider. */
export interface RuleFacts {
    readonly owner: Resource;
    /** The rule's place in its owner: `ingress[0]`, or empty when the owner is the rule. */
    readonly at: string;
    readonly traffic: Leaf<Traffic>;
    readonly peers: readonly Peer[];
}

/** The rules in a security group's own `ingress`. */
function inlineRules(index: StackIndex, group: Resource): RuleFacts[] {
    return group
        .get("ingress")
        .items()
        .map((rule) => ({
            owner: group,
            at: rule.path,
            traffic: trafficOf(rule.at("protocol"), rule.at("fromPort"), rule.at("toPort")),
            peers: listedPeers(index, group, (property) => rule.at(property), "securityGroups"),
        }));
}

/** A `SecurityGroupRule` of type ingress; undefined if it is certainly egress. */
function legacyRule(index: StackIndex, rule: Resource): RuleFacts | undefined {
    const direction = rule.get("type").text();
    if (direction.state === "known" && direction.value.toLowerCase() === "egress") return undefined;
    return {
        owner: rule,
        at: "",
        traffic: trafficOf(rule.get("protocol"), rule.get("fromPort"), rule.get("toPort")),
        peers: listedPeers(index, rule, (property) => rule.get(property), "sourceSecurityGroupId"),
    };
}

/** A `vpc.SecurityGroupIngressRule`. */
function standaloneRule(index: StackIndex, rule: Resource): RuleFacts {
    return {
        owner: rule,
        at: "",
        traffic: trafficOf(rule.get("ipProtocol"), rule.get("fromPort"), rule.get("toPort")),
        peers: [
            ...addressPeers(rule.get("cidrIpv4")),
            ...addressPeers(rule.get("cidrIpv6")),
            ...prefixListPeers(index, rule, rule.get("prefixListId")),
            ...groupPeers(rule.get("referencedSecurityGroupId")),
        ],
    };
}

/** The ingress rules that one resource declares: a security group, or a rule of either kind. */
export function rulesOf(index: StackIndex, resource: Resource): RuleFacts[] {
    if (SECURITY_GROUP.includes(resource.type)) return inlineRules(index, resource);
    if (SECURITY_GROUP_INGRESS_RULE.includes(resource.type)) return [standaloneRule(index, resource)];
    const legacy = legacyRule(index, resource);
    return legacy === undefined ? [] : [legacy];
}

function listedPeers(index: StackIndex, owner: Resource, read: (property: string) => Value, groups: string): Peer[] {
    const self = read("self").flag();
    return [
        ...addressPeers(read("cidrBlocks")),
        ...addressPeers(read("ipv6CidrBlocks")),
        ...prefixListPeers(index, owner, read("prefixListIds")),
        ...groupPeers(read(groups)),
        ...(self.state === "unknown" || (self.state === "known" && self.value)
            ? [{ kind: "self", at: read("self").path } as const]
            : []),
    ];
}
