import type { Graph } from "@platform/aws-model/graph/graph";
import { violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";

const STYLES = {
    SecurityGroupRule: types.SECURITY_GROUP_RULE,
    "SecurityGroupIngressRule or SecurityGroupEgressRule": [
        ...types.SECURITY_GROUP_INGRESS_RULE,
        ...types.SECURITY_GROUP_EGRESS_RULE,
    ],
} as const;

/**
 * The rules of a group are all in one place. Judged by what the program says, as after a refresh AWS's answer shows
 * separate rules inside the group as well.
 */
export const oneRuleStyle = stackPolicy({
    name: "one-rule-style",
    description: "The rules of a security group must all be declared in the same way.",
    why: "Inline rules and separate ones overwrite each other: each update removes the rules of the other style, or leaves a removed one open.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation: "Declare every rule as a SecurityGroupIngressRule or SecurityGroupEgressRule of its own.",
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/",
    check: (graph) => graph.ofType(types.SECURITY_GROUP).flatMap((group) => judge(graph, group)),
});

function judge(graph: Graph, group: Resource): PolicyFinding[] {
    const inline = ["ingress", "egress"].some((side) => group.inputs.at(side).items().length > 0);
    const separate = Object.entries(STYLES).flatMap(([style, tokens]) => {
        const { linked } = graph.linked(tokens, "securityGroupId", group, types.SECURITY_GROUP);
        return linked.length > 0 ? [style] : [];
    });
    const styles = [...(inline ? ["inline rules"] : []), ...separate];
    if (styles.length < 2) return [];
    const found = `has rules of several styles (${styles.join(", ")})`;
    return [violation(group, { found, required: "one style", fix: "declare every rule as a resource of its own" })];
}
