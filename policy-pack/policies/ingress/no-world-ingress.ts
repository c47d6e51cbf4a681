import { rulesOf } from "@platform/aws-model/graph/ingress-rules";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { stackPolicy } from "../../lib/policy";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import { possibleOpenings } from "./public-openings";
import { judgeGroup } from "./shared-groups";
import { judgeRules } from "./world-offences";

/** What the internet may knock at. The stack check knows who carries a group; the early one what nobody may have open. */
export const noWorldIngress = stackPolicy({
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
        "Let in security groups instead of addresses. A public load balancer has a group of its own, carried by nothing " +
        "else, open on its listeners' ports.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    check: (graph, { settings }) => [
        ...graph.securityGroups.all.flatMap((group) => judgeGroup(graph, group, settings)),
        ...judgeRules(graph.securityGroups.strays, [], settings, "a security group that is not known"),
    ],
    early: {
        types: [...SECURITY_GROUP, ...SECURITY_GROUP_RULE, ...SECURITY_GROUP_INGRESS_RULE],
        check(resource, { settings }) {
            const rules = rulesOf(new StackIndex([resource]), resource);
            const findings = judgeRules(rules, possibleOpenings(settings), settings, "any security group");
            return findings.filter(({ kind }) => kind === "violation"); // the stack check decides the rest
        },
    },
});
