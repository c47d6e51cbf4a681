import * as aws from "@pulumi/aws";
import type { SecretsKeyTransforms } from "../secrets/secrets-key";
import type { RouteTransforms } from "../load-balancing/route";
import { failedEventsResources } from "../shared/failed-events";
import type { FirewallTransforms } from "../shared/firewall";
import type { TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that Ec2App makes by itself. */
export const ec2AppResources = {
    ...failedEventsResources,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The filter that counts errors in the log. */
    logMetricFilter: aws.cloudwatch.LogMetricFilter,
    /** The role of the instances. */
    role: aws.iam.Role,
    /** Its policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The instance profile. */
    instanceProfile: aws.iam.InstanceProfile,
    /** The launch template. */
    launchTemplate: aws.ec2.LaunchTemplate,
    /** The scaling group. */
    group: aws.autoscaling.Group,
    /** Each scaling policy. */
    scalingPolicy: aws.autoscaling.Policy,
    /** The call that makes the user of each database. */
    databaseUser: aws.lambda.Invocation,
    /** Each rule on the group of a database or cache. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Their counterparts on the instances' group. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
};

/** Changes to the arguments of inner resources. */
export interface Ec2AppTransforms extends TransformsOf<typeof ec2AppResources> {
    /** Of each Route. */
    readonly route?: RouteTransforms | undefined;
    /** Of SecretsKey. */
    readonly secretsKey?: SecretsKeyTransforms | undefined;
    /** Of Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
}
