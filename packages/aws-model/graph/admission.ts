import { AddressSet, EVERYWHERE, PRIVATE } from "../network/addresses";
import { ALL_PORTS, type Traffic } from "../network/traffic";
import { VPC } from "../types";
import type { Graph, Member } from "./graph";
import type { RuleFacts } from "./ingress-rules";
import type { Peer } from "./peers";

/** One way into a member: who gets in, with what. */
export interface Admission {
    readonly to: Member;
    /** Addresses that get in; everything when they cannot be told. Empty when only members of groups do. */
    readonly addresses: AddressSet;
    /** Members that get in because of the security groups they carry. */
    readonly carriers: readonly Member[];
    readonly traffic: Traffic;
    /** For messages: the rule, or why anything gets in. */
    readonly because: string;
}

const ANYTHING: Traffic = { protocol: "all", ports: ALL_PORTS };

/**
 * The ways into a member: the union of all rules of all its security groups. Whatever is not known admits everything,
 * and network ACLs and host firewalls are taken as open, so that no real way in is missed.
 */
export function admissions(graph: Graph, to: Member): Admission[] {
    const everything = (because: string): Admission => ({
        to,
        addresses: EVERYWHERE,
        carriers: [],
        traffic: ANYTHING,
        because,
    });
    if (to.groups.length === 0) return [everything("no security group")];
    const groups = new Set(to.groups.map(({ group }) => group));
    return [...groups].flatMap((group) => {
        if (group === undefined) return [everything("a security group that is not known")];
        if (!group.managed) return [everything(group.name)];
        return group.ingress.flatMap((rule) => rule.peers.map((peer) => admission(graph, to, group.key, rule, peer)));
    });
}

function admission(graph: Graph, to: Member, groupKey: string, rule: RuleFacts, peer: Peer): Admission {
    const traffic = rule.traffic.state === "known" ? rule.traffic.value : ANYTHING;
    const because = `rule ${rule.owner.name}${rule.at === "" ? "" : ` ${rule.at}`}`;
    const base = { to, traffic, because, addresses: AddressSet.empty, carriers: [] };
    if (peer.kind === "addresses" || peer.kind === "prefix-list") return { ...base, addresses: peer.set ?? EVERYWHERE };
    if (peer.kind === "self") return { ...base, carriers: graph.members.filter((member) => carries(member, groupKey)) };
    const references = graph.securityGroups.resolve(rule.owner, peer.value);
    if (references.some(({ group }) => group === undefined)) return { ...base, addresses: EVERYWHERE };
    return { ...base, carriers: references.flatMap(({ group }) => (group ? graph.carriersOf(group) : [])) };
}

/** The addresses a member may have: those of its subnets, or any private one if they are not known. */
export function memberAddresses({ subnets }: Member): AddressSet {
    const sets = subnets.map((reference) => {
        if (reference.kind !== "resource") return undefined;
        const cidrs = ["cidrBlock", "ipv6CidrBlock"].map((property) => reference.resource.get(property).text());
        const known = cidrs.flatMap((cidr) => (cidr.state === "known" ? [cidr.value] : []));
        return known.length === 0 ? undefined : AddressSet.parse(...known);
    });
    return sets.length === 0 || sets.includes(undefined) ? PRIVATE : AddressSet.union(sets.flatMap((set) => set ?? []));
}

/** The addresses of the stack's VPCs, as far as they are known. */
export function vpcAddresses(graph: Graph): AddressSet {
    const cidrs = graph
        .ofType(VPC)
        .flatMap((vpc) => ["cidrBlock", "ipv6CidrBlock"].map((property) => vpc.get(property).text()));
    return AddressSet.union(
        cidrs.flatMap((cidr) => (cidr.state === "known" ? (AddressSet.parse(cidr.value) ?? []) : [])),
    );
}

function carries({ groups }: Member, key: string): boolean {
    return groups.some(({ group }) => group?.key === key);
}
