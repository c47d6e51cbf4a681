import type { Graph, Member } from "../../graph/graph";
import { inlineRules, legacyRule, standaloneRule, type Peer, type RuleFacts } from "../../graph/ingress-rules";
import type { SecurityGroup } from "../../graph/security-groups";
import { StackIndex } from "../../graph/stack-index";
import { AddressSet, EVERYWHERE, INTERNET } from "../../lib/addresses";
import { undecided, violation, type Finding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "../../lib/resource";
import type { Settings } from "../../lib/settings";
import { trafficText } from "../../lib/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_RULE } from "../../lib/types";
import { mayBeOpen, opensOf, type Opening } from "./public-openings";

const REQUIRED = "internet addresses only on listeners of public load balancers and listed endpoints";

/** What the internet may knock at, rule by rule. */
export const noWorldIngress = stackPolicy({
    number: 17,
    name: "no-world-ingress",
    description:
        "Security groups must not let internet addresses in, except to public load balancers and listed endpoints.",
    why: "Whatever listens behind such a rule is scanned within minutes; two halves of the internet are the internet.",
    level: "mandatory",
    severity: "critical",
    controls: {
        fsbp: ["EC2.18", "EC2.19", "EC2.53", "EC2.54"],
        cis: ["5.3", "5.4"],
        checkov: ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "CKV_AWS_277"],
    },
    remediation:
        "Let in security groups instead of addresses. A public load balancer has a group of its own, carried by nothing else, open on its listeners' ports.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    check: (graph, { settings }) => [
        ...graph.securityGroups.all.flatMap((group) => judgeGroup(graph, group, settings)),
        ...graph.securityGroups.strays.flatMap((rule) =>
            judgeRules([rule], [], settings, "a security group that is not known"),
        ),
    ],
    early: {
        types: [...SECURITY_GROUP, ...SECURITY_GROUP_RULE, ...SECURITY_GROUP_INGRESS_RULE],
        check: (resource, { settings }) =>
            judgeRules(rulesOf(resource), mayBeOpen(settings), settings, "any security group").filter(
                ({ kind }) => kind === "violation",
            ),
    },
});

function judgeGroup(graph: Graph, group: SecurityGroup, settings: Settings): Finding[] {
    const { members, others } = graph.attachments(group);
    const openings = others.length > 0 ? [] : commonOpenings(members, settings);
    return judgeRules(group.ingress, openings, settings, group.name);
}

/** What every carrier may have open; nothing without carriers. */
function commonOpenings(members: readonly Member[], settings: Settings): readonly Opening[] {
    const [first, ...rest] = members.map((member) => opensOf(member, settings));
    return (first ?? []).filter((opening) => rest.every((other) => other.some((each) => each.key === opening.key)));
}

function judgeRules(
    rules: readonly RuleFacts[],
    openings: readonly Opening[],
    settings: Settings,
    group: string,
): Finding[] {
    const open = INTERNET.subtract(AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty);
    const offences = rules.flatMap((rule) => rule.peers.flatMap((peer) => offence(rule, peer, openings, open)));
    const together = AddressSet.union(offences.flatMap(({ set }) => set ?? []));
    return offences.map(({ rule, set, shown }) => {
        if (set === undefined)
            return undecided(
                rule.owner,
                `whom ${rule.at === "" ? "it" : rule.at} lets in (${shown})`,
                "plain CIDR blocks, or a prefix list of this stack",
            );
        const traffic = rule.traffic.state === "known" ? trafficText(rule.traffic.value) : "ports that are not known";
        const found = `${rule.at === "" ? "" : `in ${rule.at} `}lets ${shown} into ${group} on ${traffic}${wholeText(set, together)}`;
        return violation(rule.owner, { found, required: REQUIRED, fix: "remove the rule" });
    });
}

interface Offence {
    readonly rule: RuleFacts;
    readonly set: AddressSet | undefined;
    readonly shown: string;
}

function offence(rule: RuleFacts, peer: Peer, openings: readonly Opening[], open: AddressSet): Offence[] {
    if (peer.kind !== "addresses" && peer.kind !== "prefix-list") return [];
    const { traffic } = rule;
    const set = peer.set ?? EVERYWHERE;
    const allowed = traffic.state === "known" && openings.some((opening) => opening.allows(traffic.value, set));
    return allowed || !set.overlaps(open) ? [] : [{ rule, set: peer.set, shown: peer.shown }];
}

/** Tells when pieces make up a whole, which no single rule shows. */
function wholeText(own: AddressSet, together: AddressSet): string {
    const whole = [
        ["IPv4", "0.0.0.0/0"],
        ["IPv6", "::/0"],
    ] as const;
    const pieces = whole.filter(
        ([, cidr]) =>
            together.covers(AddressSet.of(cidr)) &&
            !own.covers(AddressSet.of(cidr)) &&
            own.overlaps(AddressSet.of(cidr)),
    );
    return pieces.map(([family]) => `, together with other rules the whole ${family} internet`).join("");
}

function rulesOf(resource: Resource): RuleFacts[] {
    const index = new StackIndex([resource]);
    if (SECURITY_GROUP.includes(resource.type)) return inlineRules(index, resource);
    if (SECURITY_GROUP_INGRESS_RULE.includes(resource.type)) return [standaloneRule(index, resource)];
    return [legacyRule(index, resource)].flatMap((rule) => rule ?? []);
}
