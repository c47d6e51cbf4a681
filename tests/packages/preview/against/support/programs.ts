/** A small shop, as it is at first. */
export const BEFORE = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Site extends pulumi.ComponentResource {
    constructor(name: string) {
        super("shop:web:Site", name);
        const parent = { parent: this };
        const vpc = new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" }, parent);
        const subnet = new aws.ec2.Subnet(name + "-a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" }, parent);
        const table = new aws.ec2.RouteTable(name, { vpcId: vpc.id }, parent);
        new aws.ec2.RouteTableAssociation(name + "-a", { subnetId: subnet.id, routeTableId: table.id }, parent);
        const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id, description: "Web" }, parent);
        new aws.vpc.SecurityGroupEgressRule("web", { securityGroupId: group.id, ipProtocol: "-1", cidrIpv4: "10.0.0.0/16" }, parent);
    }
}

new Site("site");
const role = new aws.iam.Role("worker", {
    name: "worker",
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
    }),
});
new aws.iam.RolePolicy("worker", {
    role: role.name,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }] }),
});
new aws.cloudwatch.LogGroup("orders", { retentionInDays: 30, tags: { team: "shop", old: "yes" } });
new aws.sns.Topic("alarms", {}, { protect: true });
new aws.sns.Topic("news", { displayName: "News" });
new aws.ssm.Parameter("password", { type: "SecureString", value: pulumi.secret("one-secret") });
new aws.sqs.Queue("jobs", { delaySeconds: 5, maxMessageSize: 1024 }, { ignoreChanges: ["delaySeconds"] });
export const zone = "example.org";
`;

/** The same after a day's work. */
export const AFTER = BEFORE.replace('cidrBlock: "10.0.0.0/24"', 'cidrBlock: "10.0.1.0/24"')
    .replace(
        'SecurityGroup("web", { vpcId: vpc.id, description: "Web" }, parent)',
        'SecurityGroup("front", { vpcId: vpc.id, description: "Web" }, { ...parent, aliases: [{ name: "web" }] })',
    )
    .replace('"s3:GetObject"', '"s3:GetObject", "s3:PutObject"')
    .replace("retentionInDays: 30", "retentionInDays: 90")
    .replace('team: "shop", old: "yes"', 'team: "store", new: "yes"')
    .replace('new aws.sns.Topic("alarms", {}, { protect: true });\n', "")
    .replace('sns.Topic("news"', 'sns.Topic("letters"')
    .replace("one-secret", "other-secret")
    .replace("delaySeconds: 5, maxMessageSize: 1024", "delaySeconds: 9, maxMessageSize: 2048")
    .replace('"example.org"', '"example.gov"')
    .concat('new aws.kms.Key("data", { description: "Data" });\n');
