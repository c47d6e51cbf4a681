import type { Member } from "@platform/aws-model/graph/graph";
import { addressPeers, groupPeers, prefixListPeers, type Peer } from "@platform/aws-model/graph/peers";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";
import { AddressSet, EVERYWHERE } from "@platform/aws-model/network/addresses";
import type { Resource } from "@platform/aws-model/resource";
import { ALL_PORTS, trafficOf, type Traffic } from "@platform/aws-model/network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import type { Plan } from "../plan";

/** One way out of a security group. */
export interface WayOut {
    /** For messages: the rule, or why everything gets out. */
    readonly because: string;
    readonly traffic: Traffic;
    /** Everything when they cannot be told; none when only members of groups are meant. */
    readonly addresses: AddressSet;
    /** Keys of security groups. */
    readonly groups: readonly string[];
}

const ANYTHING: Traffic = { protocol: "all", ports: ALL_PORTS };
const everything = (because: string): WayOut => ({ because, traffic: ANYTHING, addresses: EVERYWHERE, groups: [] });

/** The egress rules of a plan's security groups. What is not known lets everything out. */
export class Egress {
    private readonly byGroup = new Map<string, WayOut[]>();

    constructor(private readonly plan: Plan) {
        for (const group of plan.ofType(SECURITY_GROUP)) {
            const items = group.get("egress").items();
            for (const item of items) {
                const peers = this.listed(group, (property) => item.at(property), "securityGroups");
                this.add(group, group.get("id"), wayOf(item, `rule ${group.name} ${item.path}`), peers);
            }
        }
        for (const rule of plan.ofType(SECURITY_GROUP_RULE)) {
            const type = rule.get("type").text();
            if (type.state === "known" && type.value.toLowerCase() === "ingress") continue;
            const peers = this.listed(rule, (property) => rule.get(property), "sourceSecurityGroupId");
            const traffic = trafficOf(rule.get("protocol"), rule.get("fromPort"), rule.get("toPort"));
            this.add(rule, rule.get("securityGroupId"), { because: `rule ${rule.name}`, traffic }, peers);
        }
        for (const rule of plan.ofType(SECURITY_GROUP_EGRESS_RULE)) this.addStandalone(rule);
    }

    /** The ways out of a member; everything gets out of one without security groups. */
    of({ groups }: Member): readonly WayOut[] {
        if (groups.length === 0) return [everything("no security group")];
        const different = new Set(groups.map(({ group }) => group));
        return [...different].flatMap((group) => this.ofGroup(group));
    }

    private ofGroup(group: SecurityGroup | undefined): readonly WayOut[] {
        if (group === undefined) return [everything("a security group that is not known")];
        return group.managed ? (this.byGroup.get(group.key) ?? []) : [everything(group.name)];
    }

    private addStandalone(rule: Resource): void {
        const traffic = trafficOf(rule.get("ipProtocol"), rule.get("fromPort"), rule.get("toPort"));
        const peers = [
            ...addressPeers(rule.get("cidrIpv4")),
            ...addressPeers(rule.get("cidrIpv6")),
            ...prefixListPeers(this.plan.graph, rule, rule.get("prefixListId")),
            ...groupPeers(rule.get("referencedSecurityGroupId")),
        ];
        this.add(rule, rule.get("securityGroupId"), { because: `rule ${rule.name}`, traffic }, peers);
    }

    private add(
        owner: Resource,
        group: Value,
        { because, traffic }: { because: string; traffic: ReturnType<typeof trafficOf> },
        peers: readonly Peer[],
    ): void {
        const allowed = traffic.state === "known" ? traffic.value : ANYTHING;
        for (const { group: at } of this.plan.graph.securityGroups.resolve(owner, group)) {
            if (at === undefined) continue;
            const ways = peers.map((peer) => ({ because, traffic: allowed, ...this.reach(owner, peer, at.key) }));
            this.byGroup.set(at.key, [...(this.byGroup.get(at.key) ?? []), ...ways]);
        }
    }

    private reach(owner: Resource, peer: Peer, own: string): Pick<WayOut, "addresses" | "groups"> {
        if (peer.kind === "self") return { addresses: AddressSet.empty, groups: [own] };
        if (peer.kind !== "group") return { addresses: peer.set ?? EVERYWHERE, groups: [] };
        const references = this.plan.graph.securityGroups.resolve(owner, peer.value);
        if (references.some(({ group }) => group === undefined)) return { addresses: EVERYWHERE, groups: [] };
        return { addresses: AddressSet.empty, groups: references.flatMap(({ group }) => group?.key ?? []) };
    }

    private listed(owner: Resource, read: (property: string) => Value, groups: string): Peer[] {
        const self = read("self").flag();
        return [
            ...addressPeers(read("cidrBlocks")),
            ...addressPeers(read("ipv6CidrBlocks")),
            ...prefixListPeers(this.plan.graph, owner, read("prefixListIds")),
            ...groupPeers(read(groups)),
            ...(self.state === "known" && self.value ? [{ kind: "self", at: read("self").path } as const] : []),
        ];
    }
}

function wayOf(item: Value, because: string): { because: string; traffic: ReturnType<typeof trafficOf> } {
    return { because, traffic: trafficOf(item.at("protocol"), item.at("fromPort"), item.at("toPort")) };
}
