import { AddressSet } from "../lib/addresses";
import type { Resource } from "../lib/resource";
import { show } from "../lib/show";
import { trafficOf, type Traffic } from "../lib/traffic";
import { PREFIX_LIST, PREFIX_LIST_ENTRY, SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE } from "../lib/types";
import type { Leaf, Value } from "../lib/value";
import type { StackIndex } from "./stack-index";

/** Who a rule lets in. `at` is the property that says so, `shown` a text fit for messages. */
export type Peer =
    /** Addresses; `set` is undefined when they are not known or not readable. */
    | { readonly kind: "addresses"; readonly set: AddressSet | undefined; readonly at: string; readonly shown: string }
    /** The addresses of a managed prefix list; undefined when not all entries are known. */
    | {
          readonly kind: "prefix-list";
          readonly set: AddressSet | undefined;
          readonly at: string;
          readonly shown: string;
      }
    /** The members of other security groups: a reference still to be resolved. */
    | { readonly kind: "group"; readonly value: Value }
    /** The members of the rule's own group. */
    | { readonly kind: "self"; readonly at: string };

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

function addressPeers(value: Value): Peer[] {
    return present(value).map((item) => {
        const text = item.text();
        const set = text.state === "known" ? AddressSet.parse(text.value) : undefined;
        return {
            kind: "addresses",
            set,
            at: item.path,
            shown: text.state === "known" ? show(item) : "addresses that are not known",
        };
    });
}

function groupPeers(value: Value): Peer[] {
    return present(value).map((item) => ({ kind: "group", value: item }));
}

function prefixListPeers(index: StackIndex, owner: Resource, value: Value): Peer[] {
    return index.resolve(owner, value, PREFIX_LIST).map((reference): Peer => {
        const { at } = reference;
        if (reference.kind === "resource") {
            const { name } = reference.resource;
            return { kind: "prefix-list", set: entriesOf(index, reference.resource), at, shown: `prefix list ${name}` };
        }
        const shown =
            reference.kind === "foreign" ? `prefix list ${reference.shown}` : "a prefix list that is not known";
        return { kind: "prefix-list", set: undefined, at, shown };
    });
}

/** All entries, inline and separate; undefined as soon as one is not known, or a separate entry may belong here. */
function entriesOf(index: StackIndex, list: Resource): AddressSet | undefined {
    const separate = index.linked(PREFIX_LIST_ENTRY, "prefixListId", list, PREFIX_LIST);
    if (separate.undecided.length > 0) return undefined;
    const inline = list
        .get("entries")
        .items()
        .map((entry) => entry.at("cidr"));
    const cidrs = [...inline, ...separate.linked.map((entry) => entry.get("cidr"))].map((cidr) => cidr.text());
    const known = cidrs.flatMap((cidr) => (cidr.state === "known" ? [cidr.value] : []));
    return known.length === cidrs.length ? AddressSet.parse(...known) : undefined;
}

function present(value: Value): readonly Value[] {
    return value.items().filter((item) => {
        const text = item.text();
        return text.state === "unknown" || (text.state === "known" && text.value !== "");
    });
}
