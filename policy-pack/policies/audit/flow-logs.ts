import type { Graph } from "@platform/aws-model/graph/graph";
import { setting } from "@platform/aws-model/setting";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { FLOW_LOG, VPC } from "@platform/aws-model/types";

const FIX = "add an ec2.FlowLog with vpcId and trafficType ALL";

/** Every network records who talked to whom. */
export const flowLogs = stackPolicy({
    name: "flow-logs",
    description: "Every VPC must have a flow log.",
    why: "Without flow logs nobody can tell afterwards what a stolen instance talked to.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["EC2.6"], cis: ["3.7"], checkov: ["CKV2_AWS_11"] },
    remediation: "Add an ec2.FlowLog for the VPC, with trafficType ALL.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
    config: { trafficTypes: setting("What a flow log may record: ALL, REJECT, or both.", ["ALL"]) },
    check: (graph, { config }) => graph.ofType(VPC).flatMap((vpc) => judge(graph, vpc, config.trafficTypes)),
});

/** One sufficient flow log is enough, whatever others record. */
function judge(graph: Graph, vpc: Resource, allowed: readonly string[]): PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(FLOW_LOG, "vpcId", vpc, VPC);
    if (linked.length === 0 && perhaps.length > 0)
        return [undecided(vpc, "which flow log is its own", "a reference to it (a flow log of the VPC)")];
    if (linked.length === 0) return [violation(vpc, { found: "has no flow log", required: "one", fix: FIX })];
    const judged = linked.map((log) => judgeType(log, allowed));
    return judged.some((findings) => findings.length === 0) ? [] : judged.flat();
}

function judgeType(log: Resource, allowed: readonly string[]): PolicyFinding[] {
    const value = log.get("trafficType");
    return expectValue(log, value, value.text(), {
        whenAbsent: "",
        accepts: (type) => allowed.includes(type),
        found: (type) => (["ACCEPT", "REJECT", "ALL"].includes(type) ? type : "nothing"),
        required: allowed.join(" or "),
        fix: "set trafficType to ALL",
    });
}
