import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";
import { admits, tcp, trafficText } from "@platform/aws-model/network/traffic";
import type { Settings } from "@platform/aws-model/settings";
import { RDS_PROXY } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { DECLARE, isDeclared } from "../network/declared-connections";
import { enginePorts } from "./engine-ports";

const PEERS = "security groups that only apps carry";
const FIX = "remove the rule, or narrow it to what is required";

/** Judges a group that a rule lets reach data: apps, database proxies, and members that somebody answers for. */
export function judgeClients(graph: Graph, settings: Settings, to: Member, rule: RuleFacts, group: SecurityGroup) {
    const { members, others } = graph.attachments(group);
    const { traffic } = rule;
    const declared = (from: Member) => traffic.state === "known" && isDeclared(from, to, traffic.value, settings);
    const rest = members.filter((from) => !declared(from));
    if (members.length > 0 && rest.length === 0 && others.length === 0) return [];
    const known = rest.length > 0 && others.length === 0 && rest.every((from) => isClient(from, to));
    if (known) return judgePorts(graph, to, rule);
    const whose = group.managed ? "which not only apps carry," : "whose members this stack does not know,";
    return [refuse(to, rule, `${group.name}, ${whose}`, PEERS, `${FIX}, ${DECLARE}`)];
}

/** Whether members of a cluster may talk to each other. */
export function judgeSelf(settings: Settings, member: Member, rule: RuleFacts): PolicyFinding[] {
    const { traffic } = rule;
    if (traffic.state === "known" && isDeclared(member, member, traffic.value, settings)) return [];
    return [refuse(member, rule, "its own members", PEERS, `${FIX}, ${DECLARE}`)];
}

/** A rule that lets somebody reach data who must not. */
export function refuse(
    { producer }: Member,
    { owner, at }: RuleFacts,
    whom: string,
    required = PEERS,
    fix = FIX,
): PolicyFinding {
    const found = `${at === "" ? "" : `in ${at} `}lets ${whom} reach ${producer.name}`;
    return violation(owner, { found, required, fix });
}

/** Apps are clients of data, and database proxies of databases. */
function isClient({ role, producer }: Member, to: Member): boolean {
    return role === "app" || (RDS_PROXY.includes(producer.type) && to.kind === "database");
}

/** Clients may use the port on which the engine answers. */
function judgePorts(graph: Graph, member: Member, rule: RuleFacts): PolicyFinding[] {
    const port = enginePorts(graph, member.producer);
    if (port.state !== "known") return [undecided(member.producer, "port", "a plain port or engine")];
    if (rule.traffic.state !== "known")
        return [undecided(rule.owner, "its protocol or ports", "plain protocol and ports")];
    if (admits(tcp(port.value), rule.traffic.value)) return [];
    return [
        refuse(member, rule, `apps on ${trafficText(rule.traffic.value)}`, `apps on ${trafficText(tcp(port.value))}`),
    ];
}
