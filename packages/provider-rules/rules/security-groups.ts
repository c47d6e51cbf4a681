import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { atLeastOne, exactlyOne } from "./checks";
import { cidrCheck } from "./cidr-checks";
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
        cidrCheck("ingress.*.cidrBlocks.*", { family: 4 }),
        cidrCheck("egress.*.cidrBlocks.*", { family: 4 }),
        cidrCheck("ingress.*.ipv6CidrBlocks.*", { family: 6 }),
        cidrCheck("egress.*.ipv6CidrBlocks.*", { family: 6 }),
        inlineRules,
        describedPlainly,
    ),
    ...rule(
        ["aws:ec2/securityGroupRule:SecurityGroupRule"],
        atLeastOne("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"),
        cidrCheck("cidrBlocks.*", { family: 4 }),
        cidrCheck("ipv6CidrBlocks.*", { family: 6 }),
        (resource) => portProblems(resource.inputs, "protocol"),
        describedPlainly,
    ),
    ...rule(
        [INGRESS, EGRESS],
        exactlyOne(...PEERS),
        cidrCheck("cidrIpv4", { family: 4 }),
        cidrCheck("cidrIpv6", { family: 6 }),
        (resource) => portProblems(resource.inputs, "ipProtocol"),
        duplicate,
        describedPlainly,
    ),
];

/** What AWS takes in a description: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const DESCRIPTION = /^[0-9A-Za-z ._:/()#,@[\]+=&;{}!$*-]*$/;

function* describedPlainly(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("description");
    if (at.asString !== undefined && !DESCRIPTION.test(at.asString)) {
        yield {
            code: "description-form",
            at,
            message: "must consist of letters from a to z, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
            fix: "write it without other characters",
        };
    }
}

function* inlineRules(group: JudgedResource): Generator<Problem> {
    for (const one of [...group.inputs.all("ingress.*"), ...group.inputs.all("egress.*")]) {
        yield* portProblems(one, "protocol");
    }
}

/** A group refuses a second rule for the same traffic: InvalidPermission.Duplicate. */
function* duplicate(resource: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const key = trafficOf(resource, index);
    const all = index.ofType([resource.type]);
    const twin =
        key === undefined
            ? undefined
            : all.slice(0, all.indexOf(resource)).find((other) => trafficOf(other, index) === key);
    if (twin !== undefined) {
        yield {
            code: "security-group-rule-twice",
            at: peerOf(resource) ?? resource.get("ipProtocol"),
            message: `admits the same traffic as rule "${twin.name}" of the same group`,
            fix: "remove one of the two rules",
        };
    }
}

/** Group, protocol, ports and peer as one text; undefined where any of them is not known. */
function trafficOf(resource: JudgedResource, index: JudgedIndex): string | undefined {
    const peer = peerOf(resource);
    const literal = ["ipProtocol", "fromPort", "toPort"].map((name) => resource.get(name));
    const group = index.reference(resource, "securityGroupId", GROUP);
    const source =
        peer?.path === "referencedSecurityGroupId" ? index.reference(resource, peer.path, GROUP) : peer?.asString;
    const sure = literal.every((value) => value.absent || value.known);
    return sure && group !== undefined && source !== undefined
        ? JSON.stringify([group, ...literal.map((value) => value.asString ?? value.asNumber), peer?.path, source])
        : undefined;
}

function peerOf(resource: JudgedResource): Value | undefined {
    return PEERS.map((name) => resource.get(name)).find((value) => !value.absent);
}
