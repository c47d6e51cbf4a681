import type { Problem } from "../problem";
import type { Graph } from "../reading/graph";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { rule, type Rule } from "../rule";
import { atLeastOne, exactlyOne } from "./checks";
import { cidr } from "./cidr-checks";
import { portProblems } from "./ports";

const GROUP = ["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"];
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const PEERS = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

/**
 * Security groups and their rules, in the three spellings that the provider has:
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
export const securityGroupRules: readonly Rule[] = [
    ...rule(
        GROUP,
        cidr("ingress[].cidrBlocks[]", { family: 4 }),
        cidr("egress[].cidrBlocks[]", { family: 4 }),
        cidr("ingress[].ipv6CidrBlocks[]", { family: 6 }),
        cidr("egress[].ipv6CidrBlocks[]", { family: 6 }),
        inlineRules,
        describedPlainly,
    ),
    ...rule(
        ["aws:ec2/securityGroupRule:SecurityGroupRule"],
        atLeastOne("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"),
        cidr("cidrBlocks[]", { family: 4 }),
        cidr("ipv6CidrBlocks[]", { family: 6 }),
        (subject) => portProblems(subject.inputs, "protocol"),
        describedPlainly,
    ),
    ...rule(
        [INGRESS, EGRESS],
        exactlyOne(...PEERS),
        cidr("cidrIpv4", { family: 4 }),
        cidr("cidrIpv6", { family: 6 }),
        (subject) => portProblems(subject.inputs, "ipProtocol"),
        duplicate,
        describedPlainly,
    ),
];

/** What AWS takes in a description: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const DESCRIPTION = /^[0-9A-Za-z ._:/()#,@[\]+=&;{}!$*-]*$/;

function* describedPlainly(subject: Subject): Generator<Problem> {
    const at = subject.get("description");
    if (at.string !== undefined && !DESCRIPTION.test(at.string)) {
        yield {
            code: "description-form",
            at,
            message: "must consist of letters from a to z, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
            fix: "write it without other characters",
        };
    }
}

function* inlineRules(group: Subject): Generator<Problem> {
    for (const one of [...group.inputs.all("ingress[]"), ...group.inputs.all("egress[]")]) {
        yield* portProblems(one, "protocol");
    }
}

/** A group refuses a second rule for the same traffic: InvalidPermission.Duplicate. */
function* duplicate(subject: Subject, graph: Graph): Generator<Problem> {
    const key = trafficOf(subject, graph);
    const all = graph.ofTypes([subject.type]);
    const twin =
        key === undefined
            ? undefined
            : all.slice(0, all.indexOf(subject)).find((other) => trafficOf(other, graph) === key);
    if (twin !== undefined) {
        yield {
            code: "security-group-rule-twice",
            at: peerOf(subject) ?? subject.get("ipProtocol"),
            message: `admits the same traffic as rule "${twin.resource.name}" of the same group`,
            fix: "remove one of the two rules",
        };
    }
}

/** Group, protocol, ports and peer as one text; undefined where any of them is not known. */
function trafficOf(subject: Subject, graph: Graph): string | undefined {
    const peer = peerOf(subject);
    const literal = ["ipProtocol", "fromPort", "toPort"].map((name) => subject.get(name));
    const group = graph.reference(subject, "securityGroupId", GROUP);
    const source =
        peer?.path === "referencedSecurityGroupId" ? graph.reference(subject, peer.path, GROUP) : peer?.string;
    const sure = literal.every((value) => value.absent || value.known);
    return sure && group !== undefined && source !== undefined
        ? JSON.stringify([group, ...literal.map((value) => value.string ?? value.number), peer?.path, source])
        : undefined;
}

function peerOf(subject: Subject): Value | undefined {
    return PEERS.map((name) => subject.get(name)).find((value) => value.present);
}
