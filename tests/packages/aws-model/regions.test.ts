import { expect } from "chai";
import { dnsSuffixOf, isRegion, PARTITIONS, partitionOf } from "@platform/aws-model/regions";

describe("regions", () => {
    it("belong to a partition, which has its own domain", () => {
        const places: readonly (readonly [region: string, partition: string, suffix: string])[] = [
            ["eu-central-1", "aws", "amazonaws.com"],
            ["us-west-2", "aws", "amazonaws.com"],
            ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
            ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
            ["us-iso-east-1", "aws-iso", "c2s.ic.gov"],
            ["us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov"],
            ["eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk"],
            ["us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov"],
            ["eusc-de-east-1", "aws-eusc", "amazonaws.eu"],
        ];
        for (const [region, partition, suffix] of places) {
            expect([partitionOf(region), dnsSuffixOf(region), isRegion(region)]).to.deep.equal([
                partition,
                suffix,
                true,
            ]);
        }
        expect([...new Set(places.map(([, partition]) => partition))]).to.deep.equal(PARTITIONS);
    });

    it("are written in full", () => {
        expect(["frankfurt", "eu-central", "EU-CENTRAL-1", ""].filter(isRegion)).to.deep.equal([]);
    });
});
