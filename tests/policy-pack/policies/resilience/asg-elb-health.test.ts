import { asgElbHealth } from "../../../../policy-pack/policies/resilience/asg-elb-health";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const ASG = "aws:autoscaling/group:Group";
const REQUIRED = 'required: ELB, as the group is behind a load balancer. Fix: set healthCheckType to "ELB".';

const group =
    (inputs: Inputs): Build =>
    (stack) =>
        void stack.add(ASG, "web", inputs);

const rollback = { instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true } } };
const balanced = { targetGroupArns: ["tg"], healthCheckType: "ELB", ...rollback };
const AUTO = "instanceRefresh.preferences.autoRollback";
const NUMBER =
    "required: a number, for AWS rolls no group back to another version. Fix: set it to the launch template's latestVersion.";

/** A group with a template of the stack, whose latest version is not known yet. */
const following: Build = (stack) => {
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "web");
    Object.assign(template.record.outputs, { latestVersion: "3" });
    stack.add(ASG, "web", { ...balanced, launchTemplate: { id: "lt-1", version: template.ref("latestVersion") } });
};

/** A group that a resource of its own puts behind a target group. */
function attached(type: string, inputs: Inputs, where?: unknown): Build {
    return (stack) => {
        const web = stack.add(ASG, "web", inputs);
        stack.add(ASG, "other", { healthCheckType: "ELB", ...rollback });
        stack.add(type, "web", { autoscalingGroupName: where ?? web.ref("name") });
    };
}

describeStackPolicy(asgElbHealth, {
    compliant: {
        "a group that nothing balances": group({ healthCheckType: "EC2" }),
        "health checks of the load balancer": group(balanced),
        "those and others": group({ ...balanced, healthCheckType: "EBS,ELB" }),
        "a version by its number": group({ ...balanced, launchTemplate: { id: "lt-1", version: "7" } }),
        "the latest version of a launch template": following,
        "the newest version of instances that nothing balances": group({ launchTemplate: { version: "$Latest" } }),
    },
    violating: {
        "a target group and the default health check": [
            group({ ...rollback, targetGroupArns: ["tg"] }),
            `web (${ASG}): healthCheckType is not set, which means EC2; ${REQUIRED}`,
        ],
        "a classic load balancer": [
            group({ ...rollback, loadBalancers: ["web"], healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "a traffic source": [
            group({ ...rollback, trafficSources: [{ identifier: "tg", type: "elbv2" }], healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "an attachment": [
            attached("aws:autoscaling/attachment:Attachment", { ...rollback, healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "a traffic source attachment": [
            attached("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", rollback),
            `web (${ASG}): healthCheckType is not set, which means EC2; ${REQUIRED}`,
        ],
        "a rollout that stops where it fails": [
            group({ targetGroupArns: ["tg"], healthCheckType: "ELB" }),
            `web (${ASG}): ${AUTO} is not set, which means false; required: true. Fix: set ${AUTO} to true.`,
        ],
        "the newest version, whatever it is": [
            group({ ...balanced, launchTemplate: { id: "lt-1", version: "$Latest" } }),
            `web (${ASG}): launchTemplate.version is $Latest; ${NUMBER}`,
        ],
        "the default version of one of several templates": [
            group({
                ...balanced,
                mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } },
            }),
            `web (${ASG}): mixedInstancesPolicy.launchTemplate.launchTemplateSpecification.version is not set, which means $Default; ${NUMBER}`,
        ],
        "a launch configuration": [
            group({ launchConfiguration: "old" }),
            `web (${ASG}) uses a launch configuration; required: a launch template. Fix: set launchTemplate instead of launchConfiguration.`,
        ],
    },
    unknown: {
        "a version that nobody knows": [
            group({ ...balanced, launchTemplate: { id: "lt-1", version: unknown() } }),
            `web (${ASG}): undecided, as this is not known: launchTemplate.version. ` +
                "Decided by: a value that is plain in the program (a number, for AWS rolls no group back to another version).",
        ],
        "a health check that is not known": [
            group({ ...rollback, targetGroupArns: ["tg"], healthCheckType: unknown() }),
            `web (${ASG}): undecided, as this is not known: healthCheckType. ` +
                "Decided by: a value that is plain in the program (ELB, as the group is behind a load balancer).",
        ],
        "an attachment that may be anybody's": [
            attached("aws:autoscaling/attachment:Attachment", {}, unknown()),
            `web (${ASG}): undecided, as this is not known: whether it is behind a load balancer. ` +
                'Decided by: references to it, or healthCheckType "ELB" and an instanceRefresh that goes back.',
        ],
    },
    minimal: [bare("aws:autoscaling/group:Group")],
    secret: [group({ ...rollback, targetGroupArns: ["tg"], healthCheckType: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:lb/targetGroup:TargetGroup", "web");
    },
});
