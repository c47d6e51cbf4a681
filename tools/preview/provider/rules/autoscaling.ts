import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { rule, type Rule } from "../rule";
import { exactlyOne, missing, notAbove } from "./checks";

const TARGET = ["aws:appautoscaling/target:Target"];
const POLICY = ["aws:appautoscaling/policy:Policy"];
const DAY = 86400;
const YEAR = 31536000;

/**
 * Auto Scaling groups (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html) and
 * Application Auto Scaling (https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html)
 */
export const autoscalingRules: readonly Rule[] = [
    ...rule(
        ["aws:autoscaling/group:Group"],
        exactlyOne("launchTemplate", "mixedInstancesPolicy", "launchConfiguration"),
        notAbove("minSize", "maxSize", "scaling-bounds"),
        desired,
        lifetime,
        healthCheckType,
        placed,
    ),
    ...rule(TARGET, notAbove("minCapacity", "maxCapacity", "scaling-bounds"), resourceId),
    ...rule(POLICY, configuration, metricOfTarget),
    ...rule(["aws:appautoscaling/scheduledAction:ScheduledAction"], scheduledBounds),
];

function* desired(group: Subject): Generator<Problem> {
    const [at, min, max] = [group.get("desiredCapacity"), group.get("minSize"), group.get("maxSize")];
    if (at.number === undefined) {
        return;
    }
    const below = min.number !== undefined && at.number < min.number;
    const above = max.number !== undefined && at.number > max.number;
    if (below || above) {
        yield {
            code: "scaling-bounds",
            at,
            message: `must be between minSize and maxSize, which are ${min.text} and ${max.text}`,
            fix: "move it, or the bound that it crosses",
        };
    }
}

function* lifetime(group: Subject): Generator<Problem> {
    const at = group.get("maxInstanceLifetime");
    if (at.number !== undefined && at.number !== 0 && (at.number < DAY || at.number > YEAR)) {
        const message = `must be 0, or ${DAY} to ${YEAR} seconds (1 to 365 days)`;
        yield { code: "out-of-range", at, message, fix: "use a value in this range" };
    }
}

function* healthCheckType(group: Subject): Generator<Problem> {
    const at = group.get("healthCheckType");
    if (at.string !== undefined && !["EC2", "ELB", "VPC_LATTICE", "EBS"].includes(at.string)) {
        const message = "must be EC2, ELB, EBS or VPC_LATTICE";
        yield { code: "value-not-allowed", at, message, fix: `did you mean ${at.string.toUpperCase()}?` };
    }
}

function* placed(group: Subject): Generator<Problem> {
    const places = ["vpcZoneIdentifiers", "availabilityZones"].map((name) => group.get(name));
    if (places.every((value) => value.absent || (value.known && !given(value)))) {
        yield missing(group.get("vpcZoneIdentifiers"), "a group needs subnets or availability zones to launch in");
    }
}

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html: ResourceId */
function* resourceId(target: Subject): Generator<Problem> {
    const at = target.get("resourceId");
    if (
        target.get("serviceNamespace").string === "ecs" &&
        at.string !== undefined &&
        !/^service\/[^/]+\/[^/]+$/.test(at.string)
    ) {
        yield {
            code: "resource-id",
            at,
            message: "must be service/<cluster name>/<service name> for ECS",
            fix: "write it in this form",
        };
    }
}

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html */
function* configuration(policy: Subject): Generator<Problem> {
    const type = policy.get("policyType");
    const kind = type.absent ? "StepScaling" : type.string;
    const target = policy.get("targetTrackingScalingPolicyConfiguration");
    if (kind === "TargetTrackingScaling" && target.absent) {
        yield missing(target, `policyType ${type.text} needs it`);
    }
    if (kind === "StepScaling" && policy.get("stepScalingPolicyConfiguration").absent) {
        yield missing(policy.get("stepScalingPolicyConfiguration"), "a step scaling policy needs it");
    }
}

function* metricOfTarget(policy: Subject): Generator<Problem> {
    const target = policy.get("targetTrackingScalingPolicyConfiguration");
    const metric = target.get("predefinedMetricSpecification");
    const custom = target.get("customizedMetricSpecification");
    if (metric.known && custom.known) {
        yield {
            code: "exclusive",
            at: custom,
            message: "cannot be given together with predefinedMetricSpecification",
            fix: "remove one of the two",
        };
    }
    const label = metric.get("resourceLabel");
    if (metric.get("predefinedMetricType").string === "ALBRequestCountPerTarget" && label.absent) {
        yield missing(
            label,
            "ALBRequestCountPerTarget needs it",
            "give <load balancer's arnSuffix>/<target group's arnSuffix>",
        );
    }
}

function* scheduledBounds(action: Subject): Generator<Problem> {
    const target = action.get("scalableTargetAction");
    const [min, max] = [target.get("minCapacity"), target.get("maxCapacity")];
    if (min.number !== undefined && max.number !== undefined && min.number > max.number) {
        const message = `must not be above maxCapacity, which is ${max.text}`;
        yield { code: "scaling-bounds", at: min, message, fix: "lower minCapacity or raise maxCapacity" };
    }
}
