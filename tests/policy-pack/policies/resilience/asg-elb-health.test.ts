import { asgElbHealth } from "../../../../policy-pack/policies/resilience/asg-elb-health";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const ASG = "aws:autoscaling/group:Group";
const REQUIRED = 'required: ELB, as the group is behind a load balancer. Fix: set healthCheckType to "ELB".';

const group =
    (inputs: Inputs): Build =>
    (stack) =>
        void stack.add(ASG, "web", inputs);

/** A group that a resource of its own puts behind a target group. */
function attached(type: string, inputs: Inputs, where?: unknown): Build {
    return (stack) => {
        const web = stack.add(ASG, "web", inputs);
        stack.add(ASG, "other", { healthCheckType: "ELB" });
        stack.add(type, "web", { autoscalingGroupName: where ?? web.ref("name") });
    };
}

describeStackPolicy(asgElbHealth, {
    compliant: {
        "a group that nothing balances": group({ healthCheckType: "EC2" }),
        "health checks of the load balancer": group({ targetGroupArns: ["tg"], healthCheckType: "ELB" }),
        "those and others": group({ targetGroupArns: ["tg"], healthCheckType: "EBS,ELB" }),
    },
    violating: {
        "a target group and the default health check": [
            group({ targetGroupArns: ["tg"] }),
            `web (${ASG}): healthCheckType is not set, which means EC2; ${REQUIRED}`,
        ],
        "a classic load balancer": [
            group({ loadBalancers: ["web"], healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "a traffic source": [
            group({ trafficSources: [{ identifier: "tg", type: "elbv2" }], healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "an attachment": [
            attached("aws:autoscaling/attachment:Attachment", { healthCheckType: "EC2" }),
            `web (${ASG}): healthCheckType is EC2; ${REQUIRED}`,
        ],
        "a traffic source attachment": [
            attached("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", {}),
            `web (${ASG}): healthCheckType is not set, which means EC2; ${REQUIRED}`,
        ],
        "a launch configuration": [
            group({ launchConfiguration: "old" }),
            `web (${ASG}) uses a launch configuration; required: a launch template. Fix: set launchTemplate instead of launchConfiguration.`,
        ],
    },
    unknown: {
        "a health check that is not known": [
            group({ targetGroupArns: ["tg"], healthCheckType: unknown() }),
            `web (${ASG}): undecided, as this is not known: healthCheckType. ` +
                "Decided by: a value that is plain in the program (ELB, as the group is behind a load balancer).",
        ],
        "an attachment that may be anybody's": [
            attached("aws:autoscaling/attachment:Attachment", {}, unknown()),
            `web (${ASG}): undecided, as this is not known: whether it is behind a load balancer. ` +
                'Decided by: references to it, or healthCheckType "ELB".',
        ],
    },
    minimal: [bare("aws:autoscaling/group:Group")],
    secret: [group({ targetGroupArns: ["tg"], healthCheckType: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:lb/targetGroup:TargetGroup", "web");
    },
});
