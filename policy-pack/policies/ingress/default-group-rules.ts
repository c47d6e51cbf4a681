import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";

/** The rules that are resources of their own and belong to a VPC's default security group; the VPC stands for it as well. */
export function separateRules(graph: Graph, owners: readonly Resource[]): readonly Resource[] {
    return graph
        .ofType([
            ...types.SECURITY_GROUP_RULE,
            ...types.SECURITY_GROUP_INGRESS_RULE,
            ...types.SECURITY_GROUP_EGRESS_RULE,
        ])
        .filter((rule) => belongsTo(graph, rule, owners));
}

function belongsTo(graph: Graph, rule: Resource, owners: readonly Resource[]): boolean {
    const references = graph.resolve(rule, rule.get("securityGroupId"), [
        ...types.DEFAULT_SECURITY_GROUP,
        ...types.VPC,
    ]);
    return references.some((reference) => reference.kind === "resource" && owners.includes(reference.resource));
}
