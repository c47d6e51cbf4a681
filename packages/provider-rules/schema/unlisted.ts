import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import { nearest } from "./suggestion";
import type { TypeKnowledge } from "./type-knowledge";

/**
 * Lists of values in the typings that keep up with AWS. The typings take any text beside them, so a value outside is only remarked upon;
 * the other lists (engine types, record types …) are known to lack values and are not used.
 */
const KEPT_LISTS: ReadonlySet<string> = new Set([
    "alb.IpAddressType",
    "alb.LoadBalancerType",
    "autoscaling.Metric",
    "autoscaling.MetricsGranularity",
    "autoscaling.NotificationType",
    "ec2.InstanceType",
    "lambda.Runtime",
    "s3.CannedAcl",
    "ssm.ParameterType",
]);

export function isKept(list: string): boolean {
    return KEPT_LISTS.has(list);
}

/** A text that is not in a list of the package's typings. */
export function* unlisted(
    at: Value,
    list: string,
    level: "mandatory" | "advisory",
    knowledge: TypeKnowledge,
): Generator<Problem> {
    const values = knowledge.enumeration(list) ?? [];
    const value = at.asString ?? "";
    if (values.length === 0 || values.includes(value)) {
        return;
    }
    const close = at.secret ? undefined : nearest(value, values);
    yield {
        code: "unlisted-value",
        level,
        at,
        message:
            values.length <= 12
                ? `must be one of ${values.join(", ")}`
                : `is not among the ${values.length} values of ${list} that @pulumi/aws ${knowledge.version ?? ""} knows`,
        fix: close === undefined ? "use a listed value" : `did you mean ${close}?`,
    };
}
