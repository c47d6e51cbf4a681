import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { rule, type Rule } from "../rule";
import { missing, notAbove } from "./checks";

/** Application Auto Scaling: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const serviceScalingRules: readonly Rule[] = [
    ...rule(["aws:appautoscaling/target:Target"], notAbove("minCapacity", "maxCapacity", "scaling-bounds"), resourceId),
    ...rule(["aws:appautoscaling/policy:Policy"], configuration, metricOfTarget),
    ...rule(["aws:appautoscaling/scheduledAction:ScheduledAction"], scheduledBounds),
];

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
