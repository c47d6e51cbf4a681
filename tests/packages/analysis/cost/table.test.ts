import { expect } from "chai";
import { instanceTypes } from "@platform/aws-model/instance-types";
import { priceOf, priceTable } from "@platform/analysis/cost/price-table";
import { isFree } from "@platform/analysis/cost/rules/free";

describe("cost: the price table", () => {
    const entries = [...Object.entries(priceTable.prices), ...Object.entries(priceTable.families)];

    for (const [name, { unit, source, sourceDate, confidence }] of entries) {
        it(`says of ${name} what it is the price of, and where it is from`, () => {
            expect(unit).to.match(/\w/);
            expect(source).to.match(/^https:\/\/\S+$/);
            if (confidence === "verified") expect(sourceDate).to.match(/^20\d\d-[01]\d-[0-3]\d$/);
            else expect([confidence, sourceDate]).to.deep.equal(["memory", null]);
        });
    }

    it("has every price above nothing", () => {
        const families = Object.values(priceTable.families).flatMap(({ usd }) => Object.values(usd));

        expect(
            [...Object.values(priceTable.prices).map(({ usd }) => usd), ...families].filter((usd) => !(usd > 0)),
        ).to.deep.equal([]);
    });

    it("has every instance type that a cluster may use", () => {
        expect(Object.keys(instanceTypes).filter((type) => priceOf(`ec2/${type}`) === undefined)).to.deep.equal([]);
    });

    it("knows no price of what is not in it", () => {
        expect([priceOf("ec2/t9.huge"), priceOf("ec9/t3.large"), priceOf("nothing")]).to.deep.equal([
            undefined,
            undefined,
            undefined,
        ]);
    });
});

describe("cost: what is free", () => {
    it("is listed, by type or by service", () => {
        for (const type of [
            "aws:iam/role:Role",
            "aws:ec2/route:Route",
            "aws:s3/bucketVersioningV2:BucketVersioningV2",
            "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
            "random:index/randomId:RandomId",
        ])
            expect(isFree(type), type).to.equal(true);
    });

    it("is nothing else", () => {
        for (const type of [
            "aws:ec2/natGateway:NatGateway",
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:acmpca/certificateAuthority:CertificateAuthority",
            "aws:new/thing:Thing",
            "gcp:compute/instance:Instance",
        ])
            expect(isFree(type), type).to.equal(false);
    });
});
