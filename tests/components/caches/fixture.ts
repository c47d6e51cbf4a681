import * as pulumi from "@pulumi/pulumi";
import { caches } from "../../../components/caches/block";
import { Cache, type CacheArgs, type CacheTarget } from "../../../components/caches/cache";
import { plannedCache } from "../../../components/caches/plan";
import type { CacheConfig } from "../../../components/caches/schema";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    alias: "aws:kms/alias:Alias",
    cache: "platform:caches:Cache",
    cluster: "aws:elasticache/cluster:Cluster",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    key: "aws:kms/key:Key",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    parameter: "aws:ssm/parameter:Parameter",
    parameterGroup: "aws:elasticache/parameterGroup:ParameterGroup",
    replicationGroup: "aws:elasticache/replicationGroup:ReplicationGroup",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    serverless: "aws:elasticache/serverlessCache:ServerlessCache",
    subnetGroup: "aws:elasticache/subnetGroup:SubnetGroup",
    user: "aws:elasticache/user:User",
    userGroup: "aws:elasticache/userGroup:UserGroup",
} as const;

export const memcached = { kind: "memcached", version: "1.6.22" };
export const serverless = { kind: "memcached-serverless" };
export const valkey = { kind: "valkey", version: "8.1" };

/** An entry of the block with its defaults. */
export function cacheConfig(config: object): CacheConfig {
    const { pages } = caches.schema.parse({ pages: config });
    if (pages === undefined) {
        throw new Error("no cache");
    }
    return pages;
}

/** A program that makes the cache `pages`. */
export const cache = repeated((config: object, args: Partial<Omit<CacheArgs, "config">> = {}) => () => {
    new Cache("cache-pages", {
        scope: testScope(),
        key: "pages",
        config: cacheConfig(config),
        vpcId: "vpc-0a1b2c3d",
        dataSubnetIds: { "us-east-1a": "subnet-dataa", "us-east-1b": "subnet-datab" },
        callers: [],
        userIds: [],
        encryptionKeyArn: testKeyArn,
        topics: testTopics,
        deletionProtection: true,
        ...args,
    });
});

/** The cache `key` as apps use it. */
export function cacheTarget(key: string, config: object): CacheTarget {
    const { endpoint, ports } = plannedCache("platform-test", key, cacheConfig(config));
    const securityGroupId = pulumi.output(`sg-${key}`);
    return { ...endpoint, ports: { protocol: "tcp", ...ports }, securityGroupId, ready: [] };
}
