import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { missingArgument, notAbove } from "./checks";

/** Application Auto Scaling: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const serviceScalingRules: readonly Rule[] = [
    ...rule(["aws:appautoscaling/target:Target"], notAbove("minCapacity", "maxCapacity", "scaling-bounds"), resourceId),
    ...rule(["aws:appautoscaling/policy:Policy"], configuration, metricOfTarget),
    ...rule(["aws:appautoscaling/scheduledAction:ScheduledAction"], scheduledBounds),
];

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html: ResourceId */
function* resourceId(target: JudgedResource): Generator<Problem> {
    const at = target.get("resourceId");
    if (
        target.get("serviceNamespace").asString === "ecs" &&
        at.asString !== undefined &&
        !/^service\/[^/]+\/[^/]+$/.test(at.asString)
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
function* configuration(policy: JudgedResource): Generator<Problem> {
    const type = policy.get("policyType");
    const kind = type.absent ? "StepScaling" : type.asString;
    const target = policy.get("targetTrackingScalingPolicyConfiguration");
    if (kind === "TargetTrackingScaling" && target.absent) {
        yield missingArgument(target, `policyType ${type.printed} needs it`);
    }
    if (kind === "StepScaling" && policy.get("stepScalingPolicyConfiguration").absent) {
        yield missingArgument(policy.get("stepScalingPolicyConfiguration"), "a step scaling policy needs it");
    }
}

function* metricOfTarget(policy: JudgedResource): Generator<Problem> {
    const target = policy.get("targetTrackingScalingPolicyConfiguration");
    const metric = target.at("predefinedMetricSpecification");
    const custom = target.at("customizedMetricSpecification");
    if (metric.known && custom.known) {
        yield {
            code: "exclusive",
            at: custom,
            message: "cannot be given together with predefinedMetricSpecification",
            fix: "remove one of the two",
        };
    }
    const label = metric.at("resourceLabel");
    if (metric.at("predefinedMetricType").asString === "ALBRequestCountPerTarget" && label.absent) {
        yield missingArgument(
            label,
            "ALBRequestCountPerTarget needs it",
            "give <load balancer's arnSuffix>/<target group's arnSuffix>",
        );
    }
}

function* scheduledBounds(action: JudgedResource): Generator<Problem> {
    const target = action.get("scalableTargetAction");
    const [min, max] = [target.at("minCapacity"), target.at("maxCapacity")];
    if (min.asNumber !== undefined && max.asNumber !== undefined && min.asNumber > max.asNumber) {
        const message = `must not be above maxCapacity, which is ${max.printed}`;
        yield { code: "scaling-bounds", at: min, message, fix: "lower minCapacity or raise maxCapacity" };
    }
}
