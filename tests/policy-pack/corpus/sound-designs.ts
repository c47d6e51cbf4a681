import { database } from "./extras/data";
import { opens, proxied, replicated } from "./extras/behind";
import { extraOf } from "./extras/extra";
import { bucket, BUCKET_ARN, DENIAL, GRANT, policyOf, site } from "./extras/storage";
import { instance, networkBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { appGroup, balancerGroup, bastionGroup, internalBalancer } from "./roles";
import { control, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";
import { knownTask, type Container } from "./tasks";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const RDS = "aws:rds/instance:Instance";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const nothing = (): void => undefined;

/** The bucket of an extra, with the ARN that AWS gives it where ids are known. */
function bucketOf(stack: StackEdit) {
    const found = extraOf(stack, "aws:s3/bucket:Bucket");
    if (found.id !== "") found.outputs["arn"] = BUCKET_ARN;
    return found;
}

const outputs: readonly Mutant[] = [
    control(
        "a bucket's policy made from the bucket's ARN",
        (stack) => {
            const arn = stack.link(bucketOf(stack), "arn");
            const text = arn.within((known) => policyOf({ ...DENIAL, Resource: [known, `${known}/*`] }));
            stack.set(extraOf(stack, POLICY), "policy", text);
        },
        bucket,
    ),
    control(
        "a bucket's policy as an object with the bucket's ARN in it",
        (stack) => {
            const arn = stack.link(bucketOf(stack), "arn");
            const Resource = [arn, arn.within((known) => `${known}/*`)];
            stack.set(extraOf(stack, POLICY), "policy", {
                Version: "2012-10-17",
                Statement: [{ ...DENIAL, Resource }],
            });
        },
        bucket,
    ),
    control(
        "a site whose policy names its distribution by its ARN",
        (stack) => {
            const distribution = extraOf(stack, "aws:cloudfront/distribution:Distribution");
            if (distribution.id !== "")
                distribution.outputs["arn"] = "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE";
            const text = stack
                .link(distribution, "arn")
                .within((arn) => policyOf(DENIAL, { ...GRANT, Condition: { StringEquals: { "aws:SourceArn": arn } } }));
            stack.set(extraOf(stack, POLICY), "policy", text);
        },
        site,
    ),
    control("a role's document made from a queue's ARN", (stack) => {
        const queue = stack.add("aws:sqs/queue:Queue", "jobs", {});
        const role = stack.one("aws:iam/role:Role");
        const text = stack
            .link(queue, "arn")
            .within((Resource) => policyOf({ Effect: "Allow", Action: "sqs:SendMessage", Resource }));
        stack.add("aws:iam/rolePolicy:RolePolicy", "jobs", { role: stack.link(role), policy: text });
    }),
    control(
        "a database's address in a task's environment",
        (stack) => {
            const database = extraOf(stack, RDS);
            if (database.id !== "") database.outputs["address"] = "extra.example.us-east-1.rds.amazonaws.com";
            const { task, containers } = knownTask(stack);
            const text = stack.link(database, "address").within((value) => {
                const [first, ...others] = JSON.parse(containers) as Container[];
                return JSON.stringify([{ ...first, environment: [{ name: "DB_HOST", value }] }, ...others]);
            });
            stack.set(task, "containerDefinitions", text);
        },
        database,
    ),
    control("a topic that one office may publish to", (stack) => {
        const statement = {
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "sns:Publish",
            Resource: "*",
            Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
        };
        stack.add("aws:sns/topicPolicy:TopicPolicy", "office", { arn: "arn:aws:sns:1", policy: policyOf(statement) });
    }),
];

const CONNECTION = { protocol: "tcp", port: 8080, owner: "digital-team", reason: "One app asks another." };
const MUTATION = "platform:mutation:Mutation";
const declared = (
    name: string,
    from: string,
    to: string,
    port: number,
    apply: Mutant["apply"],
    on: Mutant["on"],
): Mutant => ({ ...control(name, apply, on), settings: { connections: [{ ...CONNECTION, from, to, port }] } });

const groupOf = (stack: StackEdit, type: string) => {
    const [group] = stack.behind(extraOf(stack, type), "vpcSecurityGroupIds", GROUP);
    if (group === undefined) throw new Error(`The ${type} has no group.`);
    return group;
};
const connections: readonly Mutant[] = [
    declared(
        "an app that another app may reach, as somebody declared",
        "platform:ecs:Cluster",
        MUTATION,
        8080,
        (stack) => {
            opens(stack, groupOf(stack, "aws:ec2/instance:Instance"), appGroup(stack), 8080);
        },
        instance,
    ),
    declared(
        "a database that the bastion may reach, as somebody declared",
        "platform:bastion:*",
        MUTATION,
        5432,
        (stack) => {
            opens(stack, groupOf(stack, RDS), bastionGroup(stack), 5432);
        },
        database,
    ),
    declared(
        "members of a cluster that reach each other, as somebody declared",
        MUTATION,
        MUTATION,
        7946,
        (stack) => {
            const group = groupOf(stack, "aws:ec2/instance:Instance");
            opens(stack, group, group, 7946);
        },
        instance,
    ),
];

const balancerOf = (stack: StackEdit) => balancerGroup(stack, extraOf(stack, "aws:lb/loadBalancer:LoadBalancer"));

/** Lets the network load balancer of an extra hand on what comes to a port. */
function passesOn(stack: StackEdit, targetType: string, port: number): void {
    const targets = stack.add("aws:lb/targetGroup:TargetGroup", "chain", { targetType, port, protocol: "TCP" });
    stack.add("aws:lb/listener:Listener", "chain", {
        loadBalancerArn: stack.link(extraOf(stack, "aws:lb/loadBalancer:LoadBalancer"), "arn"),
        port,
        protocol: "TCP",
        defaultActions: [{ type: "forward", targetGroupArn: stack.link(targets, "arn") }],
    });
    if (targetType !== "alb") return;
    stack.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "chain", {
        targetGroupArn: stack.link(targets, "arn"),
        targetId: stack.link(internalBalancer(stack)),
    });
}

const TYPES: readonly (readonly [type: string, properties: Properties])[] = [
    ["random:index/randomId:RandomId", { byteLength: 4 }],
    ["aws:dynamodb/table:Table", { billingMode: "PAY_PER_REQUEST", hashKey: "id" }],
    ["aws:cognito/userPool:UserPool", { passwordPolicy: { minimumLength: 12 } }],
    ["acme:web:Site", {}],
];

/** What is right, and was taken for wrong. */
export const soundDesigns: readonly Mutant[] = [
    ...outputs,
    ...connections,
    control("a database behind a proxy", nothing, proxied),
    control("a read replica", nothing, replicated),
    control(
        "a network load balancer in front of an application one",
        (stack) => {
            passesOn(stack, "alb", 443);
            opens(stack, balancerGroup(stack, internalBalancer(stack)), balancerOf(stack), 443);
        },
        networkBalancer,
    ),
    ...TYPES.map(([type, properties]) =>
        control(`${type} in a stack`, (stack) => {
            const added = stack.add(type, "sound", properties);
            if (!type.startsWith("aws:")) added.kind = type.startsWith("acme:") ? "component" : "custom";
        }),
    ),
];
