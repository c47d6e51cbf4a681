import { Bastion, type BastionArgs } from "../../../components/bastion/bastion";
import { bastion as block } from "../../../components/bastion/block";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    address: "aws:ec2/eip:Eip",
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    document: "aws:ssm/document:Document",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    group: "aws:autoscaling/group:Group",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    policy: "aws:iam/policy:Policy",
    profile: "aws:iam/instanceProfile:InstanceProfile",
    record: "aws:route53/record:Record",
    role: "aws:iam/role:Role",
    roleAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    rule: "aws:cloudwatch/eventRule:EventRule",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    stateMachine: "aws:sfn/stateMachine:StateMachine",
    target: "aws:cloudwatch/eventTarget:EventTarget",
    userAttachment: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
} as const;

export const ssh = {
    allowFromCidrs: ["203.0.113.0/24", "198.51.100.0/24"],
    hostName: "bastion.apps.example.gov",
    users: {
        jane: { principalArn: "arn:aws:iam::123456789012:role/people/Jane" },
        john: { principalArn: "arn:aws:iam::123456789012:user/john" },
    },
};

/** Roles and users of the stack's account and of another. */
export const principals = [
    "arn:aws:iam::123456789012:role/people/Jane",
    "arn:aws:iam::210987654321:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef",
    "arn:aws:iam::123456789012:user/john",
];

/** A program that makes a bastion, without SSH unless the test says otherwise. */
export const bastion = repeated(
    (config: Readonly<Record<string, unknown>> = {}, args: Partial<Omit<BastionArgs, "config">> = {}) =>
        () => {
            new Bastion("bastion", {
                scope: testScope(),
                config: block.schema.parse(config),
                vpcId: "vpc-0a1b2c3d",
                publicSubnetIds: { "us-east-1a": "subnet-publica", "us-east-1b": "subnet-publicb" },
                privateSubnetIds: { "us-east-1a": "subnet-privatea", "us-east-1b": "subnet-privateb" },
                zoneId: "Z0123456789ABCDEFGHIJ",
                encryptionKeyArn: testKeyArn,
                clusterInstanceName: "platform-test-cluster",
                topics: testTopics,
                ...args,
            });
        },
);
