import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";
import { undecided, violation, type Finding } from "../../lib/finding";
import { admits, tcp, trafficText } from "@platform/aws-model/network/traffic";
import { enginePorts } from "./engine-ports";

const PEERS = "security groups that only apps carry";
const FIX = "remove the rule, or narrow it to what is required";

/** Whether apps carry a group, and nothing else. */
export function isOnlyApps(graph: Graph, group: SecurityGroup): boolean {
    const { members, others } = graph.attachments(group);
    return members.length > 0 && others.length === 0 && members.every(({ role }) => role === "app");
}

/** Apps may use the port on which the engine answers. */
export function judgePorts(member: Member, rule: RuleFacts): Finding[] {
    const port = enginePorts(member.producer);
    if (port.state !== "known") return [undecided(member.producer, "port", "a plain port or engine")];
    if (rule.traffic.state !== "known")
        return [undecided(rule.owner, "its protocol or ports", "plain protocol and ports")];
    if (admits(tcp(port.value), rule.traffic.value)) return [];
    return [
        refuse(member, rule, `apps on ${trafficText(rule.traffic.value)}`, `apps on ${trafficText(tcp(port.value))}`),
    ];
}

/** A rule that lets somebody reach data who must not. */
export function refuse({ producer }: Member, { owner, at }: RuleFacts, whom: string, required = PEERS): Finding {
    const found = `${at === "" ? "" : `in ${at} `}lets ${whom} reach ${producer.name}`;
    return violation(owner, { found, required, fix: FIX });
}
