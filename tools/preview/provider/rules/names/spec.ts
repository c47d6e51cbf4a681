import { loadBalancing } from "../../rule";

/** What a physical name may be, and how it comes about where the program gives none. */
export interface NameSpec {
    readonly types: readonly string[];
    /** @default "name" */
    readonly property?: string;
    readonly min?: number;
    readonly max: number;
    /** What the whole name must match. */
    readonly form?: RegExp;
    /** The same in words. */
    readonly words?: string;
    /** Longest prefix that the program may give instead: the provider adds 26 characters, or more than fit. */
    readonly maxPrefix?: number;
    /**
     * How the provider makes a name of the logical one: with `-` and seven hexadecimal digits unless said otherwise.
     * `none`: it makes none, or one of its own that always fits.
     */
    readonly automatic?: "none" | "lowercase" | "joined";
    /** The page that states the limit. */
    readonly source: string;
}

const IAM = /^[\w+=,.@-]*$/;
const IAM_WORDS = "letters, digits and +=,.@_-";
const IAM_SOURCE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const HOST = /^(?!internal-)(?!-)[A-Za-z0-9-]*(?<!-)$/;
const HOST_WORDS = 'letters, digits and hyphens, neither first nor last a hyphen, not beginning with "internal-"';
const PLAIN = /^[\w-]*$/;
const PLAIN_WORDS = "letters, digits, hyphens and underscores";
const DATABASE = /^(?!.*--)[a-z][a-z0-9-]*(?<!-)$/;
const DATABASE_WORDS = "lower-case letters, digits and single hyphens, first a letter, last no hyphen";

/**
 * Limits of names, and the provider's way of making them
 * (https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go, https://www.pulumi.com/docs/iac/concepts/resources/names/).
 */
export const NAME_SPECS: readonly NameSpec[] = [
    {
        types: loadBalancing("loadBalancer:LoadBalancer"),
        max: 32,
        form: HOST,
        words: HOST_WORDS,
        maxPrefix: 6,
        source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
    },
    {
        types: loadBalancing("targetGroup:TargetGroup"),
        max: 32,
        form: /^(?!-)[A-Za-z0-9-]*(?<!-)$/,
        words: "letters, digits and hyphens, neither first nor last a hyphen",
        maxPrefix: 6,
        source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
    },
    {
        types: ["aws:iam/role:Role", "aws:iam/user:User"],
        max: 64,
        form: IAM,
        words: IAM_WORDS,
        maxPrefix: 38,
        source: IAM_SOURCE,
    },
    {
        types: [
            "aws:iam/policy:Policy",
            "aws:iam/instanceProfile:InstanceProfile",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/group:Group",
        ],
        max: 128,
        form: IAM,
        words: IAM_WORDS,
        maxPrefix: 102,
        source: IAM_SOURCE,
    },
    {
        types: ["aws:lambda/function:Function"],
        max: 64,
        form: PLAIN,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    },
    {
        types: ["aws:cloudwatch/eventRule:EventRule"],
        max: 64,
        form: /^[\w.-]*$/,
        words: `${PLAIN_WORDS} and dots`,
        maxPrefix: 38,
        source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
    },
    {
        types: ["aws:cloudwatch/eventTarget:EventTarget"],
        property: "targetId",
        max: 64,
        form: /^[\w.-]*$/,
        words: `${PLAIN_WORDS} and dots`,
        source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html",
    },
    {
        types: ["aws:scheduler/schedule:Schedule", "aws:scheduler/scheduleGroup:ScheduleGroup"],
        max: 64,
        form: /^[\w.-]*$/,
        words: `${PLAIN_WORDS} and dots`,
        maxPrefix: 38,
        source: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html",
    },
    {
        types: ["aws:cloudwatch/logGroup:LogGroup"],
        max: 512,
        form: /^[\w./#-]*$/,
        words: "letters, digits and _-/.#",
        source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    },
    {
        types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
        max: 255,
        source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    },
    {
        types: ["aws:sns/topic:Topic"],
        max: 256,
        form: /^[\w-]*(\.fifo)?$/,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
    },
    {
        types: ["aws:sqs/queue:Queue"],
        max: 80,
        form: /^[\w-]*(\.fifo)?$/,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    },
    {
        types: ["aws:ec2/launchTemplate:LaunchTemplate"],
        min: 3,
        max: 125,
        form: /^[\w().\-/]*$/,
        words: "letters, digits and ()./_-",
        maxPrefix: 99,
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
    },
    {
        types: ["aws:ec2/securityGroup:SecurityGroup"],
        max: 255,
        form: /^(?!sg-)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]*$/,
        words: 'letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not beginning with "sg-"',
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
    },
    {
        types: ["aws:autoscaling/group:Group", "aws:autoscaling/policy:Policy"],
        max: 255,
        source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html",
    },
    {
        types: ["aws:ecs/cluster:Cluster", "aws:ecs/service:Service"],
        max: 255,
        form: PLAIN,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    },
    {
        types: ["aws:ecs/taskDefinition:TaskDefinition"],
        property: "family",
        max: 255,
        form: PLAIN,
        words: PLAIN_WORDS,
        automatic: "none",
        source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    },
    {
        types: ["aws:ecs/capacityProvider:CapacityProvider"],
        max: 255,
        form: /^(?!aws|ecs|fargate)[\w-]*$/i,
        words: `${PLAIN_WORDS}, not beginning with aws, ecs or fargate`,
        source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html",
    },
    {
        types: ["aws:ecr/repository:Repository"],
        min: 2,
        max: 256,
        form: /^(?:[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*\/)*[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/,
        words: "lower-case letters, digits and single ._-/ between them",
        source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html",
    },
    {
        types: ["aws:rds/instance:Instance"],
        property: "identifier",
        max: 63,
        form: DATABASE,
        words: DATABASE_WORDS,
        automatic: "joined",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    },
    {
        types: ["aws:rds/cluster:Cluster"],
        property: "clusterIdentifier",
        max: 63,
        form: DATABASE,
        words: DATABASE_WORDS,
        automatic: "none",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html",
    },
    {
        types: ["aws:rds/subnetGroup:SubnetGroup"],
        max: 255,
        form: /^[a-z0-9 ._-]*$/,
        words: "lower-case letters, digits, spaces and ._-",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html",
    },
    {
        types: ["aws:rds/parameterGroup:ParameterGroup", "aws:rds/clusterParameterGroup:ClusterParameterGroup"],
        max: 255,
        form: /^(?!.*--)[a-z][a-z0-9.-]*(?<!-)$/,
        words: "lower-case letters, digits, dots and single hyphens, first a letter, last no hyphen",
        source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBParameterGroup.html",
    },
    {
        types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
        property: "replicationGroupId",
        max: 40,
        form: /^(?!.*--)[A-Za-z][A-Za-z0-9-]*(?<!-)$/,
        words: "letters, digits and single hyphens, first a letter, last no hyphen",
        automatic: "lowercase",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html",
    },
    {
        types: ["aws:elasticache/cluster:Cluster"],
        property: "clusterId",
        max: 50,
        form: DATABASE,
        words: DATABASE_WORDS,
        automatic: "lowercase",
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html",
    },
    {
        types: ["aws:dynamodb/table:Table"],
        min: 3,
        max: 255,
        form: /^[\w.-]*$/,
        words: `${PLAIN_WORDS} and dots`,
        source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html",
    },
    {
        types: ["aws:wafv2/webAcl:WebAcl", "aws:wafv2/ipSet:IpSet", "aws:wafv2/ruleGroup:RuleGroup"],
        max: 128,
        form: PLAIN,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html",
    },
    {
        types: ["aws:sfn/stateMachine:StateMachine"],
        max: 80,
        source: "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    },
    {
        types: ["aws:backup/vault:Vault"],
        min: 2,
        max: 50,
        form: PLAIN,
        words: PLAIN_WORDS,
        source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html",
    },
];
