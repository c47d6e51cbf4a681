import { appGroup, dataSubnets, vpc } from "../roles";
import type { Content, StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

type Properties = Readonly<Record<string, Content>>;

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const FORCE_SSL = { name: "rds.force_ssl", value: "1" };
const RECOVERABLE = { backupRetentionPeriod: 14, deletionProtection: true, storageEncrypted: true };

/** What lets somebody find out why it was slow on Tuesday; its log group is one of its own. */
const LOGGED = { enabledCloudwatchLogsExports: ["postgresql"], copyTagsToSnapshot: true };
const MEASURED = { monitoringInterval: 60, performanceInsightsEnabled: true };
export const OBSERVED = { ...LOGGED, ...MEASURED };

/** A security group that lets the apps in on one port. */
function guarded(stack: StackEdit, port: number) {
    const group = stack.add(GROUP, EXTRA, { vpcId: stack.link(vpc(stack)), description: "Data" });
    stack.add(RULE, EXTRA, {
        securityGroupId: stack.link(group),
        referencedSecurityGroupId: stack.link(appGroup(stack)),
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        description: "From the apps",
    });
    return [stack.link(group)];
}

function place(stack: StackEdit, type: string) {
    const subnetIds = dataSubnets(stack).map((subnet) => stack.link(subnet));
    return stack.link(stack.add(type, EXTRA, { name: "extra-places", subnetIds }), "name");
}

/** The group of a database's log, by its identifier. */
export function addLogGroup(stack: StackEdit, identifier: string, of = "instance") {
    stack.add("aws:cloudwatch/logGroup:LogGroup", identifier, {
        name: `/aws/rds/${of}/${identifier}/postgresql`,
        retentionInDays: 90,
        kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/extra",
    });
}

/** PostgreSQL in the data subnets, for the apps. */
export const database: Extra = {
    name: "a database",
    add(stack) {
        const parameters = stack.add("aws:rds/parameterGroup:ParameterGroup", EXTRA, {
            name: "extra-parameters",
            family: "postgres16",
            parameters: [FORCE_SSL],
        });
        addLogGroup(stack, EXTRA);
        const instance = stack.add("aws:rds/instance:Instance", EXTRA, {
            ...RECOVERABLE,
            ...OBSERVED,
            identifier: EXTRA,
            engine: "postgres",
            instanceClass: "db.m7g.large",
            multiAz: true,
            publiclyAccessible: false,
            parameterGroupName: stack.link(parameters, "name"),
            dbSubnetGroupName: place(stack, "aws:rds/subnetGroup:SubnetGroup"),
            vpcSecurityGroupIds: guarded(stack, 5432),
        });
        instance.options = { protect: true };
    },
};

/** Aurora Serverless v2 with two instances. */
export const aurora: Extra = {
    name: "a database cluster",
    add(stack) {
        const parameters = stack.add("aws:rds/clusterParameterGroup:ClusterParameterGroup", EXTRA, {
            name: "extra-parameters",
            family: "aurora-postgresql16",
            parameters: [FORCE_SSL],
        });
        addLogGroup(stack, EXTRA, "cluster");
        const cluster = stack.add("aws:rds/cluster:Cluster", EXTRA, {
            ...RECOVERABLE,
            ...LOGGED,
            clusterIdentifier: EXTRA,
            serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 8 },
            engine: "aurora-postgresql",
            dbClusterParameterGroupName: stack.link(parameters, "name"),
            dbSubnetGroupName: place(stack, "aws:rds/subnetGroup:SubnetGroup"),
            vpcSecurityGroupIds: guarded(stack, 5432),
        });
        cluster.options = { protect: true };
        for (const name of [EXTRA, "extra-second"])
            stack.add("aws:rds/clusterInstance:ClusterInstance", name, {
                clusterIdentifier: stack.link(cluster),
                ...MEASURED,
                engine: "aurora-postgresql",
                instanceClass: "db.serverless",
                publiclyAccessible: false,
            });
    },
};

const CACHE: Properties = {
    engine: "valkey",
    nodeType: "cache.m7g.large",
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    userGroupIds: ["apps"],
};

/** Valkey across zones, with users. */
export const cache: Extra = {
    name: "a cache",
    add(stack) {
        stack.add("aws:elasticache/replicationGroup:ReplicationGroup", EXTRA, {
            ...CACHE,
            subnetGroupName: place(stack, "aws:elasticache/subnetGroup:SubnetGroup"),
            securityGroupIds: guarded(stack, 6379),
        });
        stack.add("aws:elasticache/user:User", EXTRA, {
            engine: "valkey",
            authenticationMode: { type: "iam" },
        });
    },
};

/** A cache whose size AWS looks after. */
export const serverlessCache: Extra = {
    name: "a serverless cache",
    add(stack) {
        stack.add("aws:elasticache/serverlessCache:ServerlessCache", EXTRA, {
            engine: "valkey",
            userGroupId: "apps",
            subnetIds: dataSubnets(stack).map((subnet) => stack.link(subnet)),
            securityGroupIds: guarded(stack, 6379),
        });
    },
};

/** Memcached over two zones. */
export const memcached: Extra = {
    name: "a Memcached cluster",
    add(stack) {
        stack.add("aws:elasticache/cluster:Cluster", EXTRA, {
            engine: "memcached",
            nodeType: "cache.m7g.large",
            numCacheNodes: 2,
            azMode: "cross-az",
            transitEncryptionEnabled: true,
            subnetGroupName: place(stack, "aws:elasticache/subnetGroup:SubnetGroup"),
            securityGroupIds: guarded(stack, 11211),
        });
    },
};
