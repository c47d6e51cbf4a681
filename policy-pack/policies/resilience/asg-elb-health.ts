import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_GROUP } from "@platform/aws-model/types";
import { attachment, type Behind } from "./balanced-groups";
import { judgeRollouts } from "./group-rollouts";

/** Groups behind a load balancer replace what it finds broken, and take back a rollout that it finds broken. */
export const asgElbHealth = stackPolicy({
    name: "asg-elb-health",
    description:
        "Auto Scaling groups must use launch templates, and those behind a load balancer its health checks and rollouts that go back.",
    why: "An instance whose app hangs is healthy to EC2: it stays, takes no traffic, and the group is smaller than it looks. Instances of a bad release take the place of good ones, until nothing serves.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: { fsbp: ["AutoScaling.1", "AutoScaling.9"], checkov: ["CKV2_AWS_15"] },
    remediation:
        'Set healthCheckType to "ELB", launchTemplate instead of launchConfiguration, its version to a number, and instanceRefresh with preferences.autoRollback.',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1",
    check: (graph) =>
        graph
            .ofType(AUTOSCALING_GROUP)
            .flatMap((group) => [...judgeTemplate(group), ...judgeBalanced(group, attachment(graph, group))]),
});

function judgeTemplate(group: Resource): PolicyFinding[] {
    if (group.inputs.at("launchConfiguration").state === "absent") return [];
    return [
        violation(group, {
            found: "uses a launch configuration",
            required: "a launch template",
            fix: "set launchTemplate instead of launchConfiguration",
        }),
    ];
}

const DECIDED_BY = 'references to it, or healthCheckType "ELB" and an instanceRefresh that goes back';

function judgeBalanced(group: Resource, behind: Behind): PolicyFinding[] {
    if (behind === "alone") return [];
    const findings = [...judgeHealth(group), ...judgeRollouts(group)];
    return behind === "balanced" || findings.length === 0
        ? findings
        : [undecided(group, "whether it is behind a load balancer", DECIDED_BY)];
}

function judgeHealth(group: Resource): PolicyFinding[] {
    const value = group.get("healthCheckType");
    return expectValue(group, value, value.text(), {
        whenAbsent: "EC2",
        accepts: (types) => types.split(",").some((type) => ["ELB", "VPC_LATTICE"].includes(type.trim())),
        found: (types) => (types === "EC2" ? "EC2" : "something else"),
        required: "ELB, as the group is behind a load balancer",
        fix: 'set healthCheckType to "ELB"',
    });
}
