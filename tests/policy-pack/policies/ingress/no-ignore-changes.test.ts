import { expect } from "chai";
import { noIgnoreChanges } from "../../../../policy-pack/policies/ingress/no-ignore-changes";
import { WHOLLY_GUARDED } from "../../../../policy-pack/policies/ingress/guarded-properties";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder } from "../../harness/stack";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** The messages about a resource that ignores the given changes. */
async function judge(type: string, ignoreChanges: readonly string[], inputs = {}): Promise<readonly string[]> {
    const stack = new StackBuilder("preview");
    const { record } = stack.add(type, "subject", inputs);
    const records = [{ ...record, options: { ignoreChanges } }];
    const { diagnostics } = await analyze([noIgnoreChanges], records);
    for (const { level, severity } of diagnostics) expect([level, severity]).to.deep.equal(["mandatory", "high"]);
    return diagnostics.map(({ message }) => message.split("\n").slice(1).join("\n"));
}
const ignores = (type: string, what: string) =>
    `subject (${type}) ignores changes of ${what}; required: that changes show in every preview. Fix: remove it from ignoreChanges.`;

describe("no-ignore-changes", () => {
    it("accepts resources that ignore nothing, or what decides nothing", async () => {
        expect(await judge(GROUP, [])).to.deep.equal([]);
        expect(await judge(GROUP, ["tags", "description"])).to.deep.equal([]);
        expect(await judge("aws:ec2/instance:Instance", ["ami"])).to.deep.equal([]);
        expect(await judge("aws:autoscaling/group:Group", ["desiredCapacity"])).to.deep.equal([]);
    });

    it("lets other types ignore what decides nothing, and never everything", async () => {
        const topic = "aws:sns/topic:Topic";
        expect(await judge(topic, ["displayName", "tags"])).to.deep.equal([]);
        expect(await judge(topic, ["*"])).to.deep.equal([ignores(topic, "all its properties")]);
    });

    for (const path of [
        "ingress",
        "ingress[0].cidrBlocks",
        'ingress[*]["cidrBlocks"]',
        '["ingress"]',
        '["ingress"][0]',
    ]) {
        it(`reports the path ${path}`, async () => {
            expect(await judge(GROUP, [path])).to.deep.equal([ignores(GROUP, "ingress")]);
        });
    }

    it("reports everything at once", async () => {
        expect(await judge(GROUP, ["ingress[0]", "ingress[1]", "egress", "*"])).to.deep.equal([
            ignores(GROUP, "ingress"),
            ignores(GROUP, "egress"),
            ignores(GROUP, "all its properties"),
        ]);
    });

    it("lets rules, routes and associations ignore nothing at all", async () => {
        const types = [
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "aws:ec2/route:Route",
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
        ];
        for (const type of types) expect(await judge(type, ["anything"])).to.deep.equal([ignores(type, "anything")]);
    });

    it("guards addresses, subnets, schemes and listeners", async () => {
        const guarded: readonly (readonly [string, string])[] = [
            [TEMPLATE, "networkInterfaces"],
            ["aws:ec2/instance:Instance", "associatePublicIpAddress"],
            ["aws:ec2/subnet:Subnet", "mapPublicIpOnLaunch"],
            ["aws:autoscaling/group:Group", "vpcZoneIdentifiers"],
            ["aws:rds/instance:Instance", "publiclyAccessible"],
            ["aws:alb/loadBalancer:LoadBalancer", "internal"],
            ["aws:alb/listener:Listener", "defaultActions"],
        ];
        for (const [type, property] of guarded)
            expect(await judge(type, [property])).to.deep.equal([ignores(type, property)]);
    });

    it("judges every property of types that decide as a whole", async () => {
        for (const type of WHOLLY_GUARDED) expect(await judge(type, ["whatever"]), type).to.have.length(1);
    });

    it("keeps secrets to itself", async () => {
        const found = await judge(TEMPLATE, ["networkInterfaces"], { userData: secret("hunter2") });
        expect(found.join("\n")).not.to.contain("hunter2");
        expect(found).to.have.length(1);
    });
});
