import { expect } from "chai";
import { dnsSuffixOf, isRegion, PARTITIONS, partitionOf, zoneIdOf, zoneOfId } from "@platform/aws-model/regions";

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

    it("shorten to the ids of their zones, whose number is the letter's", () => {
        const ids = {
            "us-east-1a": "use1-az1",
            "us-west-2c": "usw2-az3",
            "eu-central-1b": "euc1-az2",
            "eu-north-1a": "eun1-az1",
            "ap-southeast-2a": "apse2-az1",
            "ap-northeast-1d": "apne1-az4",
            "ca-central-1a": "cac1-az1",
            "us-gov-west-1a": "usgw1-az1",
        };
        for (const [zone, id] of Object.entries(ids)) {
            const region = zone.slice(0, -1);
            expect([zoneIdOf(region, zone.slice(-1)), zoneOfId(region, id)]).to.deep.equal([id, zone]);
        }
        expect([zoneOfId("us-east-1", "use1"), zoneOfId("us-east-1", "")]).to.deep.equal([undefined, undefined]);
    });

    it("are written in full", () => {
        expect(["frankfurt", "eu-central", "EU-CENTRAL-1", ""].filter(isRegion)).to.deep.equal([]);
    });
});
