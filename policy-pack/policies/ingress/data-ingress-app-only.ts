import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { Peer } from "@platform/aws-model/graph/peers";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Settings } from "@platform/aws-model/settings";
import { judgeClients, judgeSelf, refuse } from "./data-clients";

/** Data answers apps, on the engine's port. The bastion is no app: people reach data through an app's own tools. */
export const dataIngressAppOnly = stackPolicy({
    name: "data-ingress-app-only",
    description: "Security groups of databases, caches and file systems must let in only apps, on the engine's port.",
    why: "Whoever reaches the port can try passwords and exploit the engine; only apps have a reason to.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.19"] },
    remediation:
        "Let in the security groups of apps, or of their database proxy, by reference, on the port of the engine, and nothing else.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
    check: (graph, { settings }) =>
        distinct(graph.withRole("data").flatMap((member) => judgeMember(graph, settings, member))),
});

function judgeMember(graph: Graph, settings: Settings, member: Member): PolicyFinding[] {
    const { producer, groups } = member;
    return groups.flatMap(({ at, group }): PolicyFinding[] => {
        if (group === undefined) return [undecided(producer, at, "security groups of this stack")];
        const found = `has ${group.name}, whose rules this stack does not decide`;
        const required = "security groups of this stack";
        if (!group.managed) return [violation(producer, { found, required, fix: "use a group of this stack" })];
        return group.ingress.flatMap((rule) =>
            rule.peers.flatMap((peer) => judgePeer(graph, settings, member, rule, peer)),
        );
    });
}

function judgePeer(graph: Graph, settings: Settings, member: Member, rule: RuleFacts, peer: Peer): PolicyFinding[] {
    if (peer.kind === "self") return judgeSelf(settings, member, rule);
    if (peer.kind !== "group") return [refuse(member, rule, peer.shown)];
    return graph.securityGroups.resolve(rule.owner, peer.value).flatMap(({ at, group }) => {
        if (group === undefined) return [undecided(rule.owner, at, "a security group of this stack")];
        return judgeClients(graph, settings, member, rule, group);
    });
}
