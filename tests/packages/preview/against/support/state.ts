/** A program and the state that it left when it was last deployed, with the ids that AWS gave. */
export const PROGRAM = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
const topic = new aws.sns.Topic("alarms");
new aws.cloudwatch.MetricAlarm("errors", {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    metricName: "Errors",
    namespace: "Shop",
    period: 60,
    statistic: "Sum",
    threshold: 5,
    alarmActions: [topic.arn],
    dimensions: { Subnet: subnet.id },
});
new aws.ssm.Parameter("password", { type: "SecureString", value: pulumi.secret("one-secret") });
new aws.autoscaling.Group("hosts", {
    minSize: 1,
    maxSize: 2,
    vpcZoneIdentifiers: [subnet.id],
    launchTemplate: { id: "lt-0123456789abcdef0", version: "1" },
    tags: [{ key: "Name", value: "host", propagateAtLaunch: true }],
});
export const topicArn = topic.arn;
`;

const PREFIX = "urn:pulumi:dev::shop::";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const PROVIDER = `${PREFIX}pulumi:providers:aws::default_7_48_0`;

export const urns = {
    vpc: `${PREFIX}aws:ec2/vpc:Vpc::main`,
    subnet: `${PREFIX}aws:ec2/subnet:Subnet::a`,
    topic: `${PREFIX}aws:sns/topic:Topic::alarms`,
    group: `${PREFIX}aws:autoscaling/group:Group::hosts`,
    alarm: `${PREFIX}aws:cloudwatch/metricAlarm:MetricAlarm::errors`,
    password: `${PREFIX}aws:ssm/parameter:Parameter::password`,
};

/** A resource as a state has it. */
export type Stored = Record<string, unknown> & { readonly urn: string };

const custom = (urn: string, id: string, inputs: object, outputs: object): Stored => ({
    urn,
    custom: true,
    id,
    type: urn.split("::")[2],
    inputs: { __defaults: [], ...inputs },
    outputs: { ...inputs, id, ...outputs },
    parent: `${PREFIX}pulumi:pulumi:Stack::shop-dev`,
    provider: `${PROVIDER}::0a1b2c3d`,
});

/** As the provider stores it: default tags merged into the resource's own, names and defaults filled in. */
export function resources(): Stored[] {
    const topicArn = "arn:aws:sns:eu-west-1:210987654321:alarms-1f2e3d4";
    const tags = { owner: "web" };
    return [
        {
            urn: `${PREFIX}pulumi:pulumi:Stack::shop-dev`,
            custom: false,
            type: "pulumi:pulumi:Stack",
            outputs: { topicArn },
        },
        {
            urn: PROVIDER,
            custom: true,
            id: "0a1b2c3d",
            type: "pulumi:providers:aws",
            inputs: {
                region: "eu-west-1",
                defaultTags: '{"tags":{"owner":"web"}}',
                skipRegionValidation: "true",
                version: "7.40.0",
            },
            outputs: {},
        },
        custom(urns.vpc, "vpc-0aa11bb22cc33dd44", { cidrBlock: "10.0.0.0/16", tags }, { enableDnsSupport: true }),
        custom(
            urns.subnet,
            "subnet-0123456789abcdef0",
            { vpcId: "vpc-0aa11bb22cc33dd44", cidrBlock: "10.0.0.0/24", tags },
            {},
        ),
        custom(urns.topic, topicArn, { __defaults: ["name"], name: "alarms-1f2e3d4", tags }, { arn: topicArn }),
        custom(
            urns.alarm,
            "errors-9f8e7d6",
            {
                __defaults: ["name"],
                name: "errors-9f8e7d6",
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                metricName: "Errors",
                namespace: "Shop",
                period: 60,
                statistic: "Sum",
                threshold: 5,
                alarmActions: [topicArn],
                dimensions: { Subnet: "subnet-0123456789abcdef0" },
                tags,
            },
            {},
        ),
        custom(
            urns.group,
            "hosts-3c2b1a0",
            {
                __defaults: ["forceDelete", "name"],
                forceDelete: false,
                name: "hosts-3c2b1a0",
                minSize: 1,
                maxSize: 2,
                vpcZoneIdentifiers: ["subnet-0123456789abcdef0"],
                launchTemplate: { __defaults: [], id: "lt-0123456789abcdef0", version: "1" },
                tags: [{ __defaults: [], key: "Name", value: "host", propagateAtLaunch: true }],
            },
            {},
        ),
        custom(
            urns.password,
            "password-5a6b7c8",
            {
                type: "SecureString",
                value: { ...SECRET, ciphertext: "AAAB" },
                tags,
                name: "password-5a6b7c8",
                __defaults: ["name"],
            },
            {},
        ),
    ];
}

/** What `pulumi stack export` writes. */
export function exported(list: readonly Stored[]): string {
    return JSON.stringify({
        version: 3,
        deployment: { manifest: { time: "2024-05-01T10:00:00Z", version: "v3.150.0" }, resources: list },
    });
}

/** The same list with one resource changed. */
export function withChange(urn: string, change: (stored: Stored) => object): Stored[] {
    return resources().map((one) => (one.urn === urn ? { ...one, ...change(one) } : one));
}

export function secretText(value: string): object {
    return { ...SECRET, plaintext: JSON.stringify(value) };
}
