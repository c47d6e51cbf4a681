import type { Named } from "./arns";
import { hex, uuid } from "./place";

/** EC2's `prefix-` and 17 hexadecimal digits. */
const PREFIXES: Readonly<Record<string, string>> = {
    "aws:ec2/ami:Ami": "ami",
    "aws:ec2/customerGateway:CustomerGateway": "cgw",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": "acl",
    "aws:ec2/defaultRouteTable:DefaultRouteTable": "rtb",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "sg",
    "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "eigw",
    "aws:ec2/eip:Eip": "eipalloc",
    "aws:ec2/eipAssociation:EipAssociation": "eipassoc",
    "aws:ec2/flowLog:FlowLog": "fl",
    "aws:ec2/instance:Instance": "i",
    "aws:ec2/internetGateway:InternetGateway": "igw",
    "aws:ec2/launchTemplate:LaunchTemplate": "lt",
    "aws:ec2/managedPrefixList:ManagedPrefixList": "pl",
    "aws:ec2/natGateway:NatGateway": "nat",
    "aws:ec2/networkAcl:NetworkAcl": "acl",
    "aws:ec2/networkInterface:NetworkInterface": "eni",
    "aws:ec2/routeTable:RouteTable": "rtb",
    "aws:ec2/routeTableAssociation:RouteTableAssociation": "rtbassoc",
    "aws:ec2/securityGroup:SecurityGroup": "sg",
    "aws:ec2/subnet:Subnet": "subnet",
    "aws:ec2/volumeAttachment:VolumeAttachment": "vai",
    "aws:ec2/vpc:Vpc": "vpc",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce",
    "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "pcx",
    "aws:ec2/vpnConnection:VpnConnection": "vpn",
    "aws:ec2/vpnGateway:VpnGateway": "vgw",
    "aws:ec2clientvpn/endpoint:Endpoint": "cvpn-endpoint",
    "aws:ec2transitgateway/transitGateway:TransitGateway": "tgw",
    "aws:ebs/volume:Volume": "vol",
    "aws:efs/accessPoint:AccessPoint": "fsap",
    "aws:efs/fileSystem:FileSystem": "fs",
    "aws:efs/mountTarget:MountTarget": "fsmt",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "sgr",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "sgr",
};

/** Resources that AWS and the provider know by their ARN. */
const BY_ARN: ReadonlySet<string> = new Set([
    "aws:acm/certificate:Certificate",
    "aws:alb/listener:Listener",
    "aws:alb/listenerRule:ListenerRule",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:alb/targetGroup:TargetGroup",
    "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
    "aws:cloudtrail/trail:Trail",
    "aws:ecs/capacityProvider:CapacityProvider",
    "aws:ecs/cluster:Cluster",
    "aws:ecs/service:Service",
    "aws:iam/policy:Policy",
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    "aws:kinesis/stream:Stream",
    "aws:lb/listener:Listener",
    "aws:lb/listenerRule:ListenerRule",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:lb/targetGroup:TargetGroup",
    "aws:secretsmanager/secret:Secret",
    "aws:sfn/stateMachine:StateMachine",
    "aws:sns/topic:Topic",
    "aws:sns/topicSubscription:TopicSubscription",
]);

/** Resources that are known by their physical name. */
const BY_NAME: ReadonlySet<string> = new Set([
    "aws:autoscaling/group:Group",
    "aws:cloudwatch/eventRule:EventRule",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:dynamodb/table:Table",
    "aws:ec2/keyPair:KeyPair",
    "aws:ecr/repository:Repository",
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:iam/group:Group",
    "aws:iam/instanceProfile:InstanceProfile",
    "aws:iam/role:Role",
    "aws:iam/user:User",
    "aws:lambda/function:Function",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:rds/subnetGroup:SubnetGroup",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:ssm/parameter:Parameter",
]);

/** Identifies a new resource by the means that its type has; `arn` is asked only where it is the id. */
export function idFor({ type, urn, name, place }: Named, arn: () => string): string {
    const prefix = PREFIXES[type];
    if (prefix !== undefined) {
        return `${prefix}-${hex(urn, 17)}`;
    }
    if (BY_ARN.has(type)) {
        return arn();
    }
    if (BY_NAME.has(type)) {
        return name;
    }
    switch (type) {
        case "aws:kms/key:Key":
            return uuid(urn);
        case "aws:route53/zone:Zone":
            return `Z${hex(urn, 20).toUpperCase()}`;
        case "aws:sqs/queue:Queue":
            return `https://sqs.${place.region}.${place.dnsSuffix}/${place.accountId}/${name}`;
        default:
            return `${name}-${hex(urn, 8)}`;
    }
}

/** Endings of property names that hold another resource's id, to the prefix of that kind. */
const REFERENCE_PREFIXES: readonly (readonly [RegExp, string])[] = [
    [/networkAclId$/i, "acl"],
    [/routeTableId$/i, "rtb"],
    [/securityGroupId$/i, "sg"],
    [/networkInterfaceId$/i, "eni"],
    [/allocationId$/i, "eipalloc"],
    [/associationId$/i, "assoc"],
    [/prefixListId$/i, "pl"],
    [/subnetId$/i, "subnet"],
    [/vpcId$/i, "vpc"],
    [/instanceId$/i, "i"],
    [/securityGroupRuleId$/i, "sgr"],
    [/dhcpOptionsId$/i, "dopt"],
    [/volumeId$/i, "vol"],
    [/snapshotId$/i, "snap"],
];

/** An id for a property such as `defaultSecurityGroupId`, if its name says of what kind it is. */
export function referencedId(property: string, seed: string): string | undefined {
    const prefix = REFERENCE_PREFIXES.find(([ending]) => ending.test(property))?.[1];
    return prefix === undefined ? undefined : `${prefix}-${hex(`${seed}.${property}`, 17)}`;
}
