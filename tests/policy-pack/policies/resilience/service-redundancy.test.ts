import { serviceRedundancy } from "../../../../policy-pack/policies/resilience/service-redundancy";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const SERVICE = "aws:ecs/service:Service";
const TARGET = "aws:appautoscaling/target:Target";
const GROUP = "aws:autoscaling/group:Group";
const TWO = "required: at least 2 tasks. Fix: set desiredCount to 2 or more.";
const service = (inputs: Inputs): Build => bare(SERVICE, inputs);
const spread = { type: "spread", field: "attribute:ecs.availability-zone" };

/** An Auto Scaling group of an app. */
const group =
    (inputs: Inputs): Build =>
    (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
        const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
        stack.add(GROUP, "subject", { vpcZoneIdentifiers: [subnet.ref()], ...inputs });
    };

describeStackPolicy(serviceRedundancy, {
    compliant: {
        "two tasks": service({ desiredCount: 2, deploymentMinimumHealthyPercent: 100 }),
        "a daemon": service({ schedulingStrategy: "DAEMON", deploymentMinimumHealthyPercent: 0 }),
        "tasks that spread first": service({
            orderedPlacementStrategies: [spread, { type: "binpack", field: "memory" }],
        }),
        "a constraint to other things than a zone": service({
            placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.os-type == linux" }],
        }),
        "targets of other services": bare(TARGET, { serviceNamespace: "dynamodb", minCapacity: 1 }),
        "an Auto Scaling group of two": group({ minSize: 2 }),
    },
    violating: {
        "a single task": [service({ desiredCount: 1 }), `subject (${SERVICE}): desiredCount is 1; ${TWO}`],
        "a deployment that stops all tasks first": [
            service({ deploymentMinimumHealthyPercent: 0 }),
            `subject (${SERVICE}): deploymentMinimumHealthyPercent is 0; required: at least 1 percent. Fix: set deploymentMinimumHealthyPercent to 1 or more.`,
        ],
        "scaling down to one": [
            bare(TARGET, { serviceNamespace: "ecs", minCapacity: 1 }),
            `subject (${TARGET}): minCapacity is 1; required: at least 2 tasks. Fix: set minCapacity to 2 or more.`,
        ],
        "scaling that is suspended": [
            bare(TARGET, { suspendedState: { dynamicScalingOutSuspended: true } }),
            `subject (${TARGET}): suspendedState.dynamicScalingOutSuspended is true; required: false. Fix: remove suspendedState.dynamicScalingOutSuspended.`,
        ],
        "tasks in one zone": [
            service({ placementConstraints: [{ expression: "attribute:ecs.availability-zone in [us-east-1a]" }] }),
            `subject (${SERVICE}): placementConstraints[0].expression is one zone; required: tasks in two zones or more. Fix: remove the constraint.`,
        ],
        "tasks that fill one instance first": [
            service({ orderedPlacementStrategies: [{ type: "binpack", field: "memory" }] }),
            `subject (${SERVICE}): orderedPlacementStrategies is without one that spreads; required: tasks in two zones or more. Fix: begin with a spread over attribute:ecs.availability-zone.`,
        ],
        "an Auto Scaling group of one": [
            group({ minSize: 1 }),
            `subject (${GROUP}): minSize is 1; required: at least 2 instances. Fix: set minSize to 2 or more.`,
        ],
        "an Auto Scaling group that replaces nothing": [
            group({ minSize: 2, suspendedProcesses: ["ReplaceUnhealthy"] }),
            `subject (${GROUP}): suspendedProcesses is a list of what the group does not do; required: none. Fix: remove it.`,
        ],
    },
    unknown: {
        "a number of tasks that is not known": [
            service({ desiredCount: unknown() }),
            `subject (${SERVICE}): undecided, as this is not known: desiredCount. Decided by: a value that is plain in the program (at least 2 tasks).`,
        ],
    },
    minimal: [service({})],
    secret: [service({ desiredCount: secret("hunter2") }), "hunter2"],
    notApplicable: bare("aws:sns/topic:Topic"),
});
