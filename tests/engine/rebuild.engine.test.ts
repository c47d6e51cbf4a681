import { nameOf, typeOf } from "@platform/aws-model/urn";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack } from "./support/engine-stack";

describeEngine("staging, rebuilt as docs/runbooks/rebuild-staging.md says", function () {
    this.bail(true); // each step goes on from the one before
    let engine: EngineStack;
    let kept: string[];

    before(async () => {
        engine = await EngineStack.init({ stack: "staging" });
        const { code, text } = await engine.run("up");
        expect(code, text).to.equal(0);
    });

    after(() => {
        engine.remove();
    });

    it("is not destroyed by mistake", async () => {
        const before = await engine.urns();
        const { code, refused } = await engine.run("destroy");

        expect(code).to.not.equal(0);
        expect(refused.map(nameOf)).to.have.members([
            "boards-commissions-secrets",
            "db-registry",
            "dns",
            "dns-internal",
            "network-nat-us-east-1a",
            "registry-certs-secrets",
            "vpn-datacenter-a-1",
        ]);
        expect(await engine.urns()).to.deep.equal(before);
    });

    it("is destroyed but for what others point at, and what that stands on", async () => {
        const { code, text } = await engine.run("destroy", "--exclude-protected");
        expect(code, text).to.equal(0);
        kept = await custom(engine);

        expect(kept.map((urn) => `${typeOf(urn)} ${nameOf(urn)}`).sort()).to.deep.equal([
            "aws:cloudwatch/logGroup:LogGroup vpn",
            "aws:ec2/customerGateway:CustomerGateway vpn-datacenter-a-1",
            "aws:ec2/eip:Eip network-nat-us-east-1a",
            "aws:ec2/internetGateway:InternetGateway network",
            "aws:ec2/vpc:Vpc network",
            "aws:ec2/vpnConnection:VpnConnection vpn-datacenter-a-1",
            "aws:ec2/vpnGateway:VpnGateway vpn",
            "aws:kms/key:Key boards-commissions-secrets",
            "aws:kms/key:Key db-registry",
            "aws:kms/key:Key encryption",
            "aws:kms/key:Key registry-certs-secrets",
            "aws:route53/zone:Zone dns",
            "aws:route53/zone:Zone dns-internal",
        ]);
    });

    it("is made again around it, and none of it changes", async () => {
        const { code, text, steps } = await engine.run("up");

        expect(code, text).to.equal(0);
        expect(steps.filter((step) => kept.some((urn) => step.endsWith(` ${urn}`)))).to.deep.equal([]);
        expect(await custom(engine)).to.include.members(kept);
        expect((await engine.run("preview", "--expect-no-changes")).code).to.equal(0);
    });
});

async function custom(engine: EngineStack): Promise<string[]> {
    return (await engine.urns()).filter((urn) => typeOf(urn).startsWith("aws:"));
}
