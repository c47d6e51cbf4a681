import type { Graph } from "@platform/aws-model/graph/graph";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_ATTACHMENT, AUTOSCALING_GROUP, AUTOSCALING_TRAFFIC_SOURCE } from "@platform/aws-model/types";

/** Groups behind a load balancer replace what the load balancer finds broken, not only what EC2 does. */
export const asgElbHealth = stackPolicy({
    name: "asg-elb-health",
    description: "Auto Scaling groups must use launch templates, and those behind a load balancer its health checks.",
    why: "An instance whose app hangs is healthy to EC2: it stays, takes no traffic, and the group is smaller than it looks.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: { fsbp: ["AutoScaling.1", "AutoScaling.9"], checkov: ["CKV2_AWS_15"] },
    remediation: 'Set healthCheckType to "ELB" and launchTemplate instead of launchConfiguration.',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1",
    check: (graph) =>
        graph
            .ofType(AUTOSCALING_GROUP)
            .flatMap((group) => [...judgeTemplate(group), ...judgeHealth(group, attachment(graph, group))]),
});

function judgeTemplate(group: Resource): PolicyFinding[] {
    if (group.inputs.at("launchConfiguration").state === "absent") return [];
    const [found, required] = ["uses a launch configuration", "a launch template"];
    return [violation(group, { found, required, fix: "set launchTemplate instead of launchConfiguration" })];
}

function judgeHealth(group: Resource, behind: "balanced" | "alone" | "unclear"): PolicyFinding[] {
    if (behind === "alone") return [];
    const value = group.get("healthCheckType");
    const findings = expectValue(group, value, value.text(), {
        whenAbsent: "EC2",
        accepts: (types) => types.split(",").some((type) => ["ELB", "VPC_LATTICE"].includes(type.trim())),
        found: (types) => (types === "EC2" ? "EC2" : "something else"),
        required: "ELB, as the group is behind a load balancer",
        fix: 'set healthCheckType to "ELB"',
    });
    if (behind === "balanced" || findings.length === 0) return findings;
    return [undecided(group, "whether it is behind a load balancer", 'references to it, or healthCheckType "ELB"')];
}

function attachment(graph: Graph, group: Resource): "balanced" | "alone" | "unclear" {
    const own = ["targetGroupArns", "loadBalancers", "trafficSources"].some((key) => group.get(key).items().length > 0);
    const links = [AUTOSCALING_ATTACHMENT, AUTOSCALING_TRAFFIC_SOURCE].map((types) =>
        graph.linked(types, "autoscalingGroupName", group, AUTOSCALING_GROUP),
    );
    if (own || links.some(({ linked }) => linked.length > 0)) return "balanced";
    return links.some(({ undecided: maybe }) => maybe.length > 0) ? "unclear" : "alone";
}
