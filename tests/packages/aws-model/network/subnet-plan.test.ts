import { expect } from "chai";
import * as fc from "fast-check";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { ipv6SubnetCidr, subnetCidr, type Tier } from "@platform/aws-model/network/subnet-plan";

const tiers: readonly Tier[] = ["public", "private", "data"];
const zones = Array.from("abcdefgh", (letter) => `us-east-1${letter}`);

describe("subnet plan", () => {
    it("gives each tier its part of a /16 and each zone its part of the tier", () => {
        const plan = ["us-east-1a", "us-east-1b", "us-east-1h"].map((zone) =>
            tiers.map((tier) => subnetCidr("10.40.0.0/16", tier, zone)),
        );
        expect(plan).to.deep.equal([
            ["10.40.128.0/21", "10.40.0.0/20", "10.40.192.0/22"],
            ["10.40.136.0/21", "10.40.16.0/20", "10.40.196.0/22"],
            ["10.40.184.0/21", "10.40.112.0/20", "10.40.220.0/22"],
        ]);
    });

    it("still gives AWS's smallest subnets in the smallest VPC", () => {
        expect(tiers.map((tier) => subnetCidr("192.168.4.0/22", tier, "eu-west-1a"))).to.deep.equal([
            "192.168.6.0/27",
            "192.168.4.0/26",
            "192.168.7.0/28",
        ]);
    });

    it("keeps subnets inside the VPC and apart from one another, whatever the VPC", () => {
        fc.assert(
            fc.property(fc.integer({ min: 16, max: 22 }), fc.nat(255), (prefix, octet) => {
                const vpc = `10.${octet}.0.0/${prefix}`;
                const subnets = zones.flatMap((zone) => tiers.map((tier) => cidrOf(subnetCidr(vpc, tier, zone))));
                for (const [index, subnet] of subnets.entries()) {
                    expect(contains(cidrOf(vpc), subnet), subnet.text).to.be.true;
                    expect(subnets.slice(index + 1).filter((other) => overlaps(subnet, other))).to.deep.equal([]);
                }
            }),
            { numRuns: 30 },
        );
    });

    it("gives every subnet a /64 of its own in the VPC's /56", () => {
        const plan = (block: string) => zones.flatMap((zone) => tiers.map((tier) => ipv6SubnetCidr(block, tier, zone)));
        expect(plan("2600:1f18:1234:5600::/56").slice(0, 4)).to.deep.equal([
            "2600:1f18:1234:5608::/64",
            "2600:1f18:1234:5600::/64",
            "2600:1f18:1234:5610::/64",
            "2600:1f18:1234:5609::/64",
        ]);
        expect(ipv6SubnetCidr("2600:1f18:1234::/56", "private", "us-east-1b")).to.equal("2600:1f18:1234:1::/64");
        expect(new Set(plan("2600:1f18:1234::/56")).size).to.equal(24);
    });

    it("refuses a VPC that it cannot plan", () => {
        expect(() => subnetCidr("10.0.0.0/23", "data", "us-east-1a")).to.throw(
            "10.0.0.0/23: a VPC is planned from /16 to /22",
        );
        expect(() => ipv6SubnetCidr("later", "data", "us-east-1a")).to.throw("later is no range of addresses");
    });
});
