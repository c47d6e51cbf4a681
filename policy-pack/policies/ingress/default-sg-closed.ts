import type { Graph } from "@platform/aws-model/graph/graph";
import { violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { separateRules } from "./default-group-rules";

const REQUIRED = "a DefaultSecurityGroup without rules";

/** What gets no security group gets the default one. It lets nothing through. */
export const defaultSgClosed = stackPolicy({
    name: "default-sg-closed",
    description: "The default security group of every VPC must be managed and have no rules.",
    why: "AWS makes it so that its members reach each other and the internet, and gives it to whatever names no group.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.2"], cis: ["5.5"], checkov: ["CKV2_AWS_12"] },
    remediation: "Declare a DefaultSecurityGroup for the VPC without ingress and egress.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
    check(graph) {
        const vpcs = graph
            .ofType(types.VPC)
            .filter(({ external, type }) => !external && !types.DEFAULT_VPC.includes(type));
        return vpcs.flatMap((vpc) => judgeVpc(graph, vpc));
    },
});

function judgeVpc(graph: Graph, vpc: Resource): PolicyFinding[] {
    const { linked, undecided } = graph.linked(types.DEFAULT_SECURITY_GROUP, "vpcId", vpc, types.VPC);
    const groups = [...linked, ...undecided];
    const inline = groups.flatMap((group) =>
        ["ingress", "egress"].flatMap((side) =>
            group
                .get(side)
                .items()
                .map((rule) => open(group, `in ${rule.path} `)),
        ),
    );
    const missing = { found: "leaves its default security group open", required: REQUIRED, fix: "declare one" };
    return [
        ...(groups.length === 0 ? [violation(vpc, missing)] : []),
        ...inline,
        ...separateRules(graph, [vpc, ...groups]).map((rule) => open(rule, "")),
    ];
}

function open(owner: Resource, place: string): PolicyFinding {
    const found = `${place}adds a rule to the default security group`;
    return violation(owner, { found, required: REQUIRED, fix: "remove the rule" });
}
