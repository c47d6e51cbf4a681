import * as aws from "@pulumi/aws";
import { failedEventsResources } from "../shared/failed-events";
import type { FirewallTransforms } from "../shared/firewall";
import type { TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
export const databaseResources = {
    /** The key. */
    key: aws.kms.Key,
    /** The key's alias. */
    alias: aws.kms.Alias,
    /** The subnet group. */
    subnetGroup: aws.rds.SubnetGroup,
    /** The parameter group. */
    parameterGroup: aws.rds.ParameterGroup,
    /** The cluster's parameter group. */
    clusterParameterGroup: aws.rds.ClusterParameterGroup,
    /** Each log group: two of an instance, one of a cluster. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The role for monitoring. */
    role: aws.iam.Role,
    /** The attachment of AWS's policy to it. */
    rolePolicyAttachment: aws.iam.RolePolicyAttachment,
    /** The instance, and each replica. */
    instance: aws.rds.Instance,
    /** The cluster. */
    cluster: aws.rds.Cluster,
    /** Each instance of the cluster. */
    clusterInstance: aws.rds.ClusterInstance,
    /** The parameters with host names. */
    parameter: aws.ssm.Parameter,
    /** Each count of lines in the log. */
    logMetricFilter: aws.cloudwatch.LogMetricFilter,
    /** What keeps the events of RDS; and as `alarm` each alarm. */
    ...failedEventsResources,
};

/** Changes to the arguments of inner resources. */
export interface DatabaseTransforms extends TransformsOf<typeof databaseResources> {
    /** Of its Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
}
