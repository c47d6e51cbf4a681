import { cluster } from "../../../../components/ecs/cluster/block";
import { Cluster, type ClusterArgs } from "../../../../components/ecs/cluster/cluster";
import type { Recording } from "../../../harness/recording";
import { repeated } from "../../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../../harness/scope";

/** Rules without the instances' own: what they may call comes from the configuration's defaults. */
export const firewall = "cluster-instances-firewall";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    capacityProvider: "aws:ecs/capacityProvider:CapacityProvider",
    cluster: "aws:ecs/cluster:Cluster",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    group: "aws:autoscaling/group:Group",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
    link: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    profile: "aws:iam/instanceProfile:InstanceProfile",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    rolePolicyAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    schedule: "aws:scheduler/schedule:Schedule",
    scheduleGroup: "aws:scheduler/scheduleGroup:ScheduleGroup",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
} as const;

/** A cluster with one load balancer, no bastion and one range on-premises, unless the test says otherwise. */
export function makeCluster(
    config: Readonly<Record<string, unknown>> = {},
    args: Partial<Omit<ClusterArgs, "config">> = {},
): Cluster {
    return new Cluster("cluster", {
        scope: testScope(),
        config: cluster.schema.parse(config),
        vpcId: "vpc-0a1b2c3d",
        privateSubnetIds: { "us-east-1a": "subnet-0000000a", "us-east-1b": "subnet-0000000b" },
        loadBalancers: [{ name: "public", securityGroupId: "sg-0public" }],
        onPremisesCidrs: ["10.16.0.0/16"],
        topics: testTopics,
        encryptionKeyArn: testKeyArn,
        ...args,
    });
}

/** A program that makes one. */
export const clusterWith = repeated((...given: Parameters<typeof makeCluster>) => () => {
    makeCluster(...given);
});

/** `type name` of what a resource depends on, in alphabetical order. */
export function dependencies(recording: Recording, type: string, name: string): readonly string[] {
    const { dependencies: urns } = recording.one(type, name);
    return recording.resources
        .filter((resource) => urns.includes(resource.urn))
        .map((resource) => `${resource.type} ${resource.name}`)
        .sort();
}
