import { matchesGlob } from "@platform/aws-model/identity";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { violation, type PolicyFinding } from "../../lib/finding";

/** What stands behind `policy/` in the ARNs of AWS's own policies. */
const OF_AWS = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/;

/** Policies that AWS made for one agent or service, and that read no secrets, buckets or tables. */
export const AWS_POLICIES: readonly string[] = [
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonSSMManagedInstanceCore",
    "AWSBackupServiceRolePolicyFor*",
    "AWSXRayDaemonWriteAccess",
    "AWSXrayWriteOnlyAccess",
    "CloudWatchAgentServerPolicy",
    "CloudWatchLambdaInsightsExecutionRolePolicy",
    "service-role/AmazonAPIGatewayPushToCloudWatchLogs",
    "service-role/AmazonEC2ContainerService*",
    "service-role/AmazonECS*",
    "service-role/AmazonRDSEnhancedMonitoringRole",
    "service-role/AmazonSNSRole",
    "service-role/AWSBackupServiceRolePolicyFor*",
    "service-role/AWSConfigRole",
    "service-role/AWS_ConfigRole",
    "service-role/AWSLambda*ExecutionRole",
];

/**
 * Whether an attached policy is one of AWS's with stars in it. An ARN that is not known is an output, so of a policy in the
 * program, which is judged by itself.
 */
export function judgeAttachment(resource: Resource, arn: Value, allowed: readonly string[]): readonly PolicyFinding[] {
    const text = arn.text();
    const name = text.state === "known" ? OF_AWS.exec(text.value)?.[1] : undefined;
    if (name === undefined || allowed.some((pattern) => matchesGlob(pattern, name))) return [];
    const found = "a policy of AWS that allows whole services";
    const required = "policies that name actions and resources";
    return [
        violation(resource, { at: arn.path, found, required, fix: "attach a policy of your own with what is needed" }),
    ];
}
