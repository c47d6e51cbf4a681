import { add, change, resource, secret, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

/** Names, kinds and sets of arguments. */
export const TYPE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a number where text is wanted",
        edit: change("repository", { imageTagMutability: "IMMUTABLE", name: 42 }),
        says: "",
    },
    { mistake: "text where a number is wanted", edit: change("scaling", { maxCapacity: "many" }), says: "" },
    { mistake: "text in place of a list", edit: change("assets", { tags: "production" }), says: "" },
    { mistake: "one value in place of a list", edit: change("balancer", { securityGroups: "sg-0a1b2c3d" }), says: "" },
    { mistake: "a misspelt property of the resource", edit: change("logs", { retentionInDay: 30 }), says: "" },
    {
        mistake: "a misspelt property of an object",
        edit: change("targets", { healthCheck: { path: "/health", intervall: 15 } }),
        says: "",
    },
    {
        mistake: "a property that AWS alone sets",
        edit: change("vpc", { arn: "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1" }),
        says: "",
    },
    { mistake: "a missing required argument", edit: change("subnet-a", { vpcId: undefined }), says: "" },
    {
        mistake: "a missing required argument of an object",
        edit: change("service", { loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web" }] }),
        says: "",
    },
    { mistake: "two exclusive arguments", edit: change("targets", { name: "web", namePrefix: "web-" }), says: "" },
    { mistake: "a block and a pool of addresses", edit: change("vpc", { ipv4NetmaskLength: 20 }), says: "" },
    {
        mistake: "an instance type that does not exist",
        edit: change("template", { instanceType: "m7g.larg" }),
        says: "",
        level: "advisory",
    },
    {
        mistake: "a retired resource type",
        edit: add(resource("s3/bucketAclV2:BucketAclV2", "acl", { acl: "private" }, { bucket: "assets" })),
        says: "",
        level: "advisory",
    },
    { mistake: "a value in the wrong letter case", edit: change("targets", { targetType: "Instance" }), says: "" },
    {
        mistake: "an Output written into text",
        edit: change("logs", { name: "/apps/Calling [toString] on an [Output<T>] is not supported." }),
        says: "",
    },
    {
        mistake: "an ARN that is none",
        edit: change("service", {
            iamRole: UNKNOWN,
            taskDefinition: UNKNOWN,
            cluster: UNKNOWN,
            forceNewDeployment: true,
        }),
        says: "",
    },
    {
        mistake: "an ARN of another partition",
        edit: change("attachment", { policyArn: "arn:aws-cn:iam::aws:policy/ReadOnlyAccess" }),
        says: "",
    },
    {
        mistake: "an ARN of a partition that does not exist",
        edit: change("attachment", { policyArn: "arn:amazon:iam::aws:policy/ReadOnlyAccess" }),
        says: "",
    },
    { mistake: "a tag that AWS keeps for itself", edit: change("vpc", { tags: { "aws:name": "example" } }), says: "" },
    {
        mistake: "a secret of the wrong kind",
        edit: change("database", { password: secret({ value: "hunter2hunter2" }) }),
        says: "",
    },
];
