import * as aws from "@pulumi/aws";
import type { FirewallTransforms } from "../shared/firewall";
import type { TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
export const cacheResources = {
    /** The key, of all but Memcached nodes. */
    key: aws.kms.Key,
    /** The key's alias. */
    alias: aws.kms.Alias,
    /** The subnet group of nodes. */
    subnetGroup: aws.elasticache.SubnetGroup,
    /** Memcached nodes. */
    cluster: aws.elasticache.Cluster,
    /** Valkey nodes. */
    replicationGroup: aws.elasticache.ReplicationGroup,
    /** Parameters of Valkey. */
    parameterGroup: aws.elasticache.ParameterGroup,
    /** Who may log in to Valkey. */
    userGroup: aws.elasticache.UserGroup,
    /** Each log group of Valkey. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The serverless cache. */
    serverlessCache: aws.elasticache.ServerlessCache,
    /** The parameters with host names. */
    parameter: aws.ssm.Parameter,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface CacheTransforms extends TransformsOf<typeof cacheResources> {
    /** Of its Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
}
