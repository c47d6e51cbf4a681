import { rulesOf, type RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { Peer } from "@platform/aws-model/graph/peers";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { AddressSet } from "@platform/aws-model/network/addresses";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Settings } from "@platform/aws-model/settings";
import { admits, ports, tcp, trafficText } from "@platform/aws-model/network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import { hasIdentity } from "@platform/aws-model/identity";

const SSH = tcp(ports(22));

/** Who may talk to the bastion: known networks, by SSH. The early check goes by identity, the stack check by attachment. */
export const bastionAllowlist = stackPolicy({
    name: "bastion-allowlist",
    description: "The bastion must let in only TCP 22, and only from the configured networks.",
    why: "The bastion may open SSH to every instance; whoever takes it has all of them.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.13"], cis: ["5.3"], checkov: ["CKV_AWS_24"] },
    remediation:
        "Use Session Manager and let nobody in, or let in the ranges of platform-settings.bastionSshCidrs on TCP 22.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13",
    check(graph, { settings }) {
        const groups = graph.withRole("bastion").flatMap((member) => member.groups.flatMap(({ group }) => group ?? []));
        return distinct([...new Set(groups)].flatMap(({ ingress }) => judgeRules(ingress, settings)));
    },
    early: {
        types: [...SECURITY_GROUP, ...SECURITY_GROUP_RULE, ...SECURITY_GROUP_INGRESS_RULE],
        check(resource, { settings }) {
            if (!hasIdentity(resource.urn, settings.bastions)) return [];
            const findings = judgeRules(rulesOf(new StackIndex([resource]), resource), settings);
            return findings.filter(({ kind }) => kind === "violation"); // the stack check decides the rest
        },
    },
});

function judgeRules(rules: readonly RuleFacts[], settings: Settings): PolicyFinding[] {
    const known = AddressSet.parse(...settings.bastionSshCidrs) ?? AddressSet.empty;
    return rules.flatMap((rule) => rule.peers.flatMap((peer) => judgePeer(rule, peer, known)));
}

function judgePeer({ owner, at, traffic }: RuleFacts, peer: Peer, known: AddressSet): PolicyFinding[] {
    const place = at === "" ? "" : `in ${at} `;
    const required = "TCP 22 from platform-settings.bastionSshCidrs only";
    const refuse = (found: string) => [violation(owner, { found, required, fix: "remove the rule" })];
    if (peer.kind === "group" || peer.kind === "self")
        return refuse(`${place}lets members of a security group reach the bastion`);
    if (peer.set === undefined)
        return [undecided(owner, `whom it ${place}lets reach the bastion`, "plain CIDR blocks or lists of this stack")];
    if (!known.covers(peer.set)) return refuse(`${place}lets ${peer.shown} reach the bastion`);
    if (traffic.state !== "known") return [undecided(owner, "its protocol or ports", "plain protocol and ports")];
    return admits(SSH, traffic.value) ? [] : refuse(`${place}opens ${trafficText(traffic.value)} to the bastion`);
}
