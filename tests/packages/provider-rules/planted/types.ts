import { add, change, resource, secret, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

/** Names, kinds and sets of arguments. */
export const TYPE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a number where text is wanted",
        edit: change("repository", { imageTagMutability: "IMMUTABLE", name: 42 }),
        says: "repository: name = 42: must be text → put it in quotation marks",
    },
    {
        mistake: "text where a number is wanted",
        edit: change("scaling", { maxCapacity: "many" }),
        says: 'scaling: maxCapacity = "many": must be a number → give a number',
    },
    {
        mistake: "text in place of a list",
        edit: change("assets", { tags: "production" }),
        says: 'assets: tags = "production": must be an object → give an object',
    },
    {
        mistake: "one value in place of a list",
        edit: change("balancer", { securityGroups: "sg-0a1b2c3d" }),
        says: 'balancer: securityGroups = "sg-0a1b2c3d": must be a list of text → put it in square brackets',
    },
    {
        mistake: "a misspelt property of the resource",
        edit: change("logs", { retentionInDay: 30 }),
        says: "logs: retentionInDay = 30: is not a property: aws.cloudwatch.LogGroup takes deletionProtectionEnabled, kmsKeyId, logGroupClass, name, namePrefix, region, retentionInDays, skipDestroy, tags → did you mean retentionInDays?",
    },
    {
        mistake: "a misspelt property of an object",
        edit: change("targets", { healthCheck: { path: "/health", intervall: 15 } }),
        says: "targets: healthCheck.intervall = 15: is not a property: healthCheck takes enabled, healthyThreshold, interval, matcher, path, port, protocol, timeout, unhealthyThreshold → did you mean interval?",
    },
    {
        mistake: "a property that AWS alone sets",
        edit: change("vpc", { arn: "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1" }),
        says: 'vpc: arn = "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1": is set by AWS alone: aws.ec2.Vpc has it as an output only → remove it',
    },
    {
        mistake: "a missing required argument",
        edit: change("subnet-a", { vpcId: undefined }),
        says: "subnet-a: vpcId: is missing: aws.ec2.Subnet requires it → set vpcId",
    },
    {
        mistake: "a missing required argument of an object",
        edit: change("service", { loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web" }] }),
        says: "service: loadBalancers[0].containerPort: is missing: loadBalancers[0] requires it → set containerPort",
    },
    {
        mistake: "two exclusive arguments",
        edit: change("targets", { name: "web", namePrefix: "web-" }),
        says: 'targets: namePrefix = "web-": cannot be given together with name → remove one of the two',
    },
    {
        mistake: "a block and a pool of addresses",
        edit: change("vpc", { ipv4NetmaskLength: 20 }),
        says: "vpc: ipv4NetmaskLength = 20: cannot be given together with cidrBlock → remove one of the two",
    },
    {
        mistake: "an instance type that does not exist",
        edit: add(
            resource(
                "ec2/instance:Instance",
                "bastion",
                { instanceType: "m7g.larg", ami: "ami-0a1b2c3d4e5f60718" },
                { subnetId: "subnet-a" },
            ),
        ),
        says: 'bastion: instanceType = "m7g.larg": is not among the 1405 values of ec2.InstanceType that @pulumi/aws 7.48.0 knows → did you mean m7g.large?',
        level: "advisory",
    },
    {
        mistake: "a retired resource type",
        edit: add(resource("s3/bucketAclV2:BucketAclV2", "acl", { acl: "private" }, { bucket: "assets" })),
        says: "acl: the type is deprecated: aws.s3/bucketaclv2.BucketAclV2 has been deprecated in favor of aws.s3/bucketacl.BucketAcl → move to the type that replaces it, with an alias to keep the resource",
        level: "advisory",
    },
    {
        mistake: "a value in the wrong letter case",
        edit: change("targets", { targetType: "Instance" }),
        says: 'targets: targetType = "Instance": must be one of instance, ip, lambda, alb → did you mean instance?',
    },
    {
        mistake: "an Output written into text",
        edit: change("logs", { name: "/apps/Calling [toString] on an [Output<T>] is not supported." }),
        says: 'logs: name = "/apps/Calling [toString] on an [Output<T>] is not supported.": holds a warning in place of an Output\'s value → use pulumi.interpolate for text and pulumi.jsonStringify for JSON',
    },
    {
        mistake: "an ARN that is none",
        edit: change("flow-log", { iamRoleArn: "flow-log-role" }),
        says: 'flow-log: iamRoleArn = "flow-log-role": must be an ARN: arn:partition:service:region:account:resource → give the arn of the resource that is meant',
    },
    {
        mistake: "an ARN of another partition",
        edit: change("attachment", { policyArn: "arn:aws-cn:iam::aws:policy/ReadOnlyAccess" }),
        says: 'attachment: policyArn = "arn:aws-cn:iam::aws:policy/ReadOnlyAccess": holds an ARN of partition "aws-cn": the resource is made in eu-central-1, which is in partition "aws" → take the partition from aws.getPartitionOutput()',
    },
    {
        mistake: "an ARN of a partition that does not exist",
        edit: change("attachment", { policyArn: "arn:amazon:iam::aws:policy/ReadOnlyAccess" }),
        says: 'attachment: policyArn = "arn:amazon:iam::aws:policy/ReadOnlyAccess": holds an ARN of partition "amazon", which does not exist → use one of aws, aws-cn, aws-us-gov',
    },
    {
        mistake: "a tag that AWS keeps for itself",
        edit: change("vpc", { tags: { "aws:name": "example" } }),
        says: 'vpc: tags.aws:name = "example": must not have a key that begins with "aws:", which AWS keeps → rename the tag',
    },
    {
        mistake: "a secret of the wrong kind",
        edit: change("database", { password: secret({ value: "hunter2hunter2" }) }),
        says: "database: password = [secret]: must be text → give text",
    },
];
