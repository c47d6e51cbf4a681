import { expect } from "chai";
import { analyze } from "@platform/analysis/deployment/index";
import { shortName } from "@platform/analysis/deployment/label";
import type { DeploymentReport } from "@platform/analysis/deployment/report";
import { planOfStack } from "../packages/analysis/support/plans";

async function report(stack: "staging" | "prod"): Promise<DeploymentReport> {
    const section = analyze(await planOfStack(stack));
    expect(section.verdict).to.equal({ staging: "neutral", prod: "attention" }[stack]);
    return section.data as DeploymentReport;
}

describe("deployment: the repository's stacks", () => {
    it("prod's longest chain goes from the VPC to the database, and on to the service that uses it", async () => {
        const { createPath, create, circular, unknownTypes } = await report("prod");
        const types = createPath.map(({ type }) => type);

        expect([circular, unknownTypes]).to.deep.equal([[], []]);
        expect(
            types.filter((type) => ["ec2/vpc", "ec2/natGateway", "rds/instance", "ecs/service"].includes(type)),
        ).to.deep.equal(["ec2/vpc", "rds/instance", "ecs/service"]);
        expect(createPath.at(-1)?.doneAfter).to.equal(create.critical);
        // more at once is never slower here, and never quicker than the longest chain
        const all = [create.serial, ...create.parallel.map(({ seconds }) => seconds), create.critical];
        expect(all).to.deep.equal([...all].sort((a, b) => b - a));
    });

    it("prod's log router is named by a tag, which AWS's own images are; all others by a digest or a parameter", async () => {
        const named = async (stack: "staging" | "prod") =>
            (await report(stack)).imageHazards.map(({ what, verdict }) => [what, verdict]);
        expect([await named("staging"), await named("prod")]).to.deep.equal([
            [],
            [["platform-prod-boards-commissions, log-router", "attention"]],
        ]);
    });

    it("a destroy of prod is stopped by what is protected, one of staging by its zones and what it keeps for a rebuild", async () => {
        const stops = async (stack: "staging" | "prod") => (await report(stack)).destroy.stops;

        expect((await stops("prod")).filter(({ text }) => text.startsWith("protected")).length).to.be.above(10);
        expect((await stops("staging")).map(({ label }) => label)).to.have.members([
            "route53/zone dns",
            "kms/key db-registry",
            "kms/key boards-commissions-secrets",
            "kms/key registry-certs-secrets",
            "route53/zone dns-internal",
            "route53/zone vpn-names-registry-db.staging.example.gov",
            "ec2/eip network-nat-us-east-1a",
            "ec2/vpnConnection vpn-datacenter-a-1",
        ]);
    });
});

describe("deployment: short names", () => {
    it("take other names of a type for the type", () => {
        expect(
            [
                "aws:alb/loadBalancer:LoadBalancer",
                "aws:s3/bucketV2:BucketV2",
                "aws:ec2/natGateway:NatGateway",
                "random:index/randomId:RandomId",
            ].map(shortName),
        ).to.deep.equal(["lb/loadBalancer", "s3/bucket", "ec2/natGateway", "random:index/randomId:RandomId"]);
    });
});
