import { databases } from "../../../components/databases/block";
import { Database, type DatabaseArgs } from "../../../components/databases/database";
import type { DatabaseConfig } from "../../../components/databases/schema";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    alias: "aws:kms/alias:Alias",
    attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    cluster: "aws:rds/cluster:Cluster",
    clusterParameterGroup: "aws:rds/clusterParameterGroup:ClusterParameterGroup",
    database: "platform:databases:Database",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    eventRule: "aws:cloudwatch/eventRule:EventRule",
    eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
    filter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    instance: "aws:rds/instance:Instance",
    key: "aws:kms/key:Key",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    member: "aws:rds/clusterInstance:ClusterInstance",
    parameter: "aws:ssm/parameter:Parameter",
    parameterGroup: "aws:rds/parameterGroup:ParameterGroup",
    queue: "aws:sqs/queue:Queue",
    queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
    role: "aws:iam/role:Role",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    subnetGroup: "aws:rds/subnetGroup:SubnetGroup",
} as const;

type Values = Readonly<Record<string, unknown>>;

/** An entry of the block with its defaults; version 18 unless the test says otherwise. */
export function databaseConfig(config: Values = {}): DatabaseConfig {
    const { main } = databases.schema.parse({ main: { version: "18", ...config } });
    if (main === undefined) {
        throw new Error("no database");
    }
    return main;
}

/** A program that makes the database `main`. */
export const database = repeated((config: Values = {}, args: Partial<Omit<DatabaseArgs, "config">> = {}) => () => {
    new Database("db-main", {
        scope: testScope(),
        key: "main",
        config: databaseConfig(config),
        vpcId: "vpc-0a1b2c3d",
        dataSubnetIds: { "us-east-1a": "subnet-dataa", "us-east-1b": "subnet-datab" },
        callers: [],
        encryptionKeyArn: testKeyArn,
        topics: testTopics,
        deletionProtection: true,
        keepForRebuild: false,
        ...args,
    });
});
