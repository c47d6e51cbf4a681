import type { Graph } from "@platform/aws-model/graph/graph";
import { resourcesOf } from "@platform/aws-model/graph/reference";
import { admits, type Traffic } from "@platform/aws-model/network/traffic";
import type { Resource } from "@platform/aws-model/resource";
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import { egressRulesOf } from "./egress-rules";

/** Whether one of a resource's `securityGroups` lets traffic out to addresses, wherever they are. */
export function letsOut(graph: Graph, resource: Resource, wanted: Traffic): "yes" | "no" | "unknown" {
    const references = graph.resolve(resource, resource.get("securityGroups"), SECURITY_GROUP);
    const groups = resourcesOf(references);
    const types = [...SECURITY_GROUP_RULE, ...SECURITY_GROUP_EGRESS_RULE];
    const links = groups.map((group) => graph.linked(types, "securityGroupId", group, SECURITY_GROUP));
    const rules = [...groups, ...links.flatMap(({ linked }) => linked)].flatMap(egressRulesOf);
    const ways = rules.filter(({ addresses }) => addresses.length > 0);
    if (ways.some(({ traffic }) => traffic.state === "known" && admits(traffic.value, wanted))) return "yes";
    const open =
        groups.length < references.length ||
        links.some(({ undecided }) => undecided.length > 0) ||
        ways.some(({ traffic }) => traffic.state === "unknown");
    return open ? "unknown" : "no";
}
