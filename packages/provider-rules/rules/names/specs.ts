import { LOAD_BALANCER, TARGET_GROUP } from "@platform/aws-model/types";
import * as forms from "./forms";
import type { NameForm } from "./forms";

/** What a physical name may be, and how it comes about where the program gives none. */
export interface NameSpec {
    readonly types: readonly string[];
    readonly form: NameForm;
    readonly max: number;
    /** Longest name that the provider itself would make. @default max */
    readonly maxAutomatic?: number;
    /** @default 1 */
    readonly min?: number;
    /** @default "name" */
    readonly property?: string;
    /** Longest prefix that the program may give instead; the provider appends to it. */
    readonly maxPrefix?: number;
    /**
     * How the provider makes a name of the logical one: with a hyphen and seven hexadecimal digits unless said otherwise.
     * `none`: it makes none, or one of its own that always fits.
     */
    readonly automatic?: "none" | "lowercase" | "joined";
}

function spec(types: string | readonly string[], max: number, form: NameForm, more: Partial<NameSpec> = {}): NameSpec {
    const tokens = typeof types === "string" ? types.split(" ").map((type) => `aws:${type}`) : types;
    return { types: tokens, max, form, ...more };
}

/**
 * Limits of names: each service's API reference, under the operation that creates the resource, for example
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html and
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html.
 * How names are made: https://www.pulumi.com/docs/iac/concepts/resources/names/ and the overrides in
 * https://github.com/pulumi/pulumi-aws/tree/master/provider.
 */
export const NAME_SPECS: readonly NameSpec[] = [
    spec(LOAD_BALANCER, 32, forms.LOAD_BALANCER_NAME, { maxPrefix: 6 }),
    spec(TARGET_GROUP, 32, forms.TARGET_GROUP_NAME, { maxPrefix: 6 }),
    spec("iam/role:Role iam/user:User", 64, forms.IAM, { maxPrefix: 38 }),
    spec("iam/policy:Policy iam/instanceProfile:InstanceProfile", 128, forms.IAM, { maxPrefix: 102 }),
    spec("iam/rolePolicy:RolePolicy iam/group:Group", 128, forms.IAM, { maxPrefix: 102 }),
    spec("lambda/function:Function", 64, forms.PLAIN),
    spec("cloudwatch/eventRule:EventRule", 64, forms.DOTTED, { maxPrefix: 38 }),
    spec("cloudwatch/eventTarget:EventTarget", 64, forms.DOTTED, { property: "targetId" }),
    spec("scheduler/schedule:Schedule scheduler/scheduleGroup:ScheduleGroup", 64, forms.DOTTED, { maxPrefix: 38 }),
    spec("cloudwatch/logGroup:LogGroup", 512, forms.LOG_GROUP_NAME),
    spec("cloudwatch/metricAlarm:MetricAlarm", 255, forms.ANY),
    spec("sns/topic:Topic", 256, forms.QUEUE, { maxAutomatic: 80 }),
    spec("sqs/queue:Queue", 80, forms.QUEUE),
    spec("ec2/launchTemplate:LaunchTemplate", 125, forms.TEMPLATE, { min: 3, maxPrefix: 99 }),
    spec("ec2/securityGroup:SecurityGroup", 255, forms.SECURITY_GROUP_NAME),
    spec("autoscaling/group:Group autoscaling/policy:Policy", 255, forms.ANY),
    spec("ecs/cluster:Cluster ecs/service:Service", 255, forms.PLAIN),
    spec("ecs/taskDefinition:TaskDefinition", 255, forms.PLAIN, { property: "family", automatic: "none" }),
    spec("ecs/capacityProvider:CapacityProvider", 255, forms.CAPACITY_PROVIDER),
    spec("ecr/repository:Repository", 256, forms.REPOSITORY, { min: 2 }),
    spec("rds/instance:Instance", 63, forms.DATABASE, { property: "identifier", automatic: "joined" }),
    spec("rds/cluster:Cluster", 63, forms.DATABASE, { property: "clusterIdentifier", automatic: "none" }),
    spec("rds/subnetGroup:SubnetGroup", 255, forms.SUBNET_GROUP),
    spec("rds/parameterGroup:ParameterGroup", 255, forms.PARAMETER_GROUP),
    spec("rds/clusterParameterGroup:ClusterParameterGroup", 255, forms.PARAMETER_GROUP),
    spec("elasticache/replicationGroup:ReplicationGroup", 40, forms.REPLICATION_GROUP, {
        property: "replicationGroupId",
        automatic: "lowercase",
    }),
    spec("elasticache/cluster:Cluster", 50, forms.DATABASE, { property: "clusterId", automatic: "lowercase" }),
    spec("dynamodb/table:Table", 255, forms.DOTTED, { min: 3 }),
    spec("wafv2/webAcl:WebAcl wafv2/ipSet:IpSet wafv2/ruleGroup:RuleGroup", 128, forms.PLAIN),
    spec("sfn/stateMachine:StateMachine", 80, forms.ANY),
    spec("backup/vault:Vault", 50, forms.PLAIN, { min: 2 }),
];
