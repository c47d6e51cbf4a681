import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { Peer } from "@platform/aws-model/graph/peers";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";
import { targetPorts, type TargetPorts } from "@platform/aws-model/graph/target-ports";
import { AddressSet } from "@platform/aws-model/network/addresses";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Settings } from "@platform/aws-model/settings";
import { carriersText } from "./carriers";
import { DECLARE, isDeclared } from "../network/declared-connections";
import { orListNetwork } from "../network/listed-networks";
import { admits, ports, tcp, trafficText, type Traffic } from "@platform/aws-model/network/traffic";

const SSH = tcp(ports(22));
const PEERS = "only load balancers and the bastion, by security group";
const FIX = "remove the rule, or narrow it to what is required";
const FIX_GROUP = `${FIX}, ${DECLARE}`;

/** Judges the rules of security groups that apps carry. */
export class AppIngress {
    private readonly targets = new Map<Member, TargetPorts>();

    constructor(
        private readonly graph: Graph,
        private readonly settings: Settings,
    ) {}

    /** The findings about every rule of every group that a member carries. */
    judge(member: Member): PolicyFinding[] {
        const groups = new Set(member.groups.flatMap(({ group }) => group ?? []));
        return [...groups].flatMap((group) =>
            group.ingress.flatMap((rule) => rule.peers.flatMap((peer) => this.judgePeer(member, rule, peer))),
        );
    }

    private judgePeer(member: Member, rule: RuleFacts, peer: Peer): PolicyFinding[] {
        if (peer.kind === "group") {
            const references = this.graph.securityGroups.resolve(rule.owner, peer.value);
            return references.flatMap(({ at, group }) =>
                group === undefined
                    ? [undecided(rule.owner, at, "a security group of this stack")]
                    : this.judgeGroup(member, rule, group),
            );
        }
        if (peer.kind === "self") return this.judgeSelf(member, rule);
        if (!isPing(member, rule)) return [refuse(member, rule, peer.shown)];
        const behindVpn = AddressSet.parse(...this.settings.onPremisesCidrs);
        const listed = peer.set !== undefined && behindVpn?.covers(peer.set) === true;
        return listed ? [] : [refuse(member, rule, peer.shown, PEERS, `${FIX}, ${orListNetwork(rule.owner)}`)];
    }

    /** Members of a cluster talk to each other where somebody answers for it. */
    private judgeSelf(member: Member, rule: RuleFacts): PolicyFinding[] {
        const { traffic } = rule;
        const declared = traffic.state === "known" && isDeclared(member, member, traffic.value, this.settings);
        return declared ? [] : [refuse(member, rule, "its own members", PEERS, FIX_GROUP)];
    }

    private judgeGroup(member: Member, rule: RuleFacts, group: SecurityGroup): PolicyFinding[] {
        const { members: carriers, others } = this.graph.attachments(group);
        const { traffic } = rule;
        const declared = (from: Member) =>
            traffic.state === "known" && isDeclared(from, member, traffic.value, this.settings);
        const members = carriers.filter((from) => !declared(from));
        if (members.length === 0 && carriers.length > 0 && others.length === 0) return [];
        const roles = new Set(members.map(({ role }) => role));
        const whole = members.length > 0 && others.length === 0;
        const balancers =
            whole && [...roles].every((role) => role === "public-load-balancer" || role === "internal-load-balancer");
        const bastion = whole && [...roles].every((role) => role === "bastion");
        if (!balancers && !bastion) {
            const whom = `${group.name}, ${carriersText(group, members, others)}`;
            return [refuse(member, rule, whom, PEERS, FIX_GROUP)];
        }
        if (rule.traffic.state !== "known")
            return [undecided(rule.owner, "its protocol or ports", "plain protocol and ports")];
        return bastion
            ? this.judgeBastion(member, rule, rule.traffic.value)
            : this.judgeBalancer(member, rule, rule.traffic.value);
    }

    private judgeBastion(member: Member, rule: RuleFacts, traffic: Traffic): PolicyFinding[] {
        return admits(SSH, traffic)
            ? []
            : [refuse(member, rule, `the bastion on ${trafficText(traffic)}`, "TCP 22 from the bastion")];
    }

    private judgeBalancer(member: Member, rule: RuleFacts, traffic: Traffic): PolicyFinding[] {
        const found = this.targets.get(member) ?? targetPorts(this.graph, member, this.settings);
        this.targets.set(member, found);
        const { ports: targets, gaps } = found;
        if (admits(tcp(targets), traffic)) return [];
        if (gaps.length > 0)
            return [
                undecided(
                    rule.owner,
                    `the target port of ${member.producer.name} (${gaps.join("; ")})`,
                    "plain ports of target groups of this stack",
                ),
            ];
        const required =
            targets.length === 0
                ? "no load balancer, as none has it as target"
                : `load balancers on ${trafficText(tcp(targets))} only`;
        return [refuse(member, rule, `a load balancer on ${trafficText(traffic)}`, required)];
    }
}

/** The on-premises side may ping what the configuration says is there to be pinged. */
function isPing({ role }: Member, { traffic }: RuleFacts): boolean {
    return role === "probe" && traffic.state === "known" && /^icmp(v6)?$/.test(traffic.value.protocol);
}

function refuse(
    { producer }: Member,
    { owner, at }: RuleFacts,
    whom: string,
    required = PEERS,
    fix = FIX,
): PolicyFinding {
    const found = `${at === "" ? "" : `in ${at} `}lets ${whom} reach ${producer.name}`;
    return violation(owner, { found, required, fix });
}
