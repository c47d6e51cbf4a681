import { expect } from "chai";
import { cidrOf } from "@platform/aws-model/network/cidr";
import { freeBlocks, merged, overlapsOf, type Range, type RangeKind } from "@platform/analysis/addresses/ranges";

function range(kind: RangeKind, text: string, stack = "one", note?: string): Range {
    return { kind, cidr: cidrOf(text), stacks: [stack], ...(note === undefined ? {} : { note }) };
}

describe("addresses: ranges", () => {
    const cases: readonly (readonly [string, Range, Range, boolean])[] = [
        ["VPCs of two stacks", range("vpc", "10.0.0.0/16"), range("vpc", "10.0.128.0/17", "two"), true],
        ["a VPC and the datacenter", range("vpc", "10.0.0.0/16"), range("on-premises", "10.0.0.0/8"), true],
        ["a VPC and users of a client VPN", range("vpc", "10.0.0.0/16"), range("client-vpn", "10.0.4.0/22"), true],
        ["the datacenter and Docker", range("on-premises", "172.16.0.0/12"), range("docker", "172.17.0.0/16"), true],
        ["two tunnels of a stack", range("tunnel", "169.254.9.0/30"), range("tunnel", "169.254.9.0/30"), true],
        [
            "tunnels of two stacks to one device",
            range("tunnel", "169.254.9.0/30", "one", "203.0.113.10"),
            range("tunnel", "169.254.9.0/30", "two", "203.0.113.10"),
            true,
        ],
        [
            "tunnels of two stacks to two devices",
            range("tunnel", "169.254.9.0/30", "one", "203.0.113.10"),
            range("tunnel", "169.254.9.0/30", "two", "203.0.113.20"),
            false,
        ],
        ["ranges of the datacenter", range("on-premises", "10.0.0.0/8"), range("on-premises", "10.1.0.0/16"), false],
        ["neighbours", range("vpc", "10.0.0.0/16"), range("vpc", "10.1.0.0/16", "two"), false],
    ];

    for (const [name, a, b, clash] of cases) {
        it(`${name} ${clash ? "must be apart" : "may be so"}`, () => {
            expect([overlapsOf([a, b]).length, overlapsOf([b, a]).length]).to.deep.equal(clash ? [1, 1] : [0, 0]);
        });
    }

    it("one range of the datacenter that two stacks reach is one", () => {
        const one = merged([
            range("on-premises", "10.16.0.0/16"),
            range("vpc", "10.0.0.0/16"),
            range("on-premises", "10.16.0.0/16", "two"),
        ]);

        expect(one.map(({ cidr, stacks }) => [cidr.text, stacks])).to.deep.equal([
            ["10.0.0.0/16", ["one"]],
            ["10.16.0.0/16", ["one", "two"]],
        ]);
    });

    it("what is free is named in the largest blocks", () => {
        // of 16 /28s in the /24 the first and the fourth are taken
        const free = freeBlocks(cidrOf("10.0.0.0/24"), [cidrOf("10.0.0.0/28"), cidrOf("10.0.0.48/28")]);

        expect(free.map(({ text }) => text)).to.deep.equal([
            "10.0.0.16/28",
            "10.0.0.32/28",
            "10.0.0.64/26",
            "10.0.0.128/25",
        ]);
        expect(freeBlocks(cidrOf("10.0.0.0/24"), [cidrOf("10.0.0.0/8")])).to.deep.equal([]);
        expect(freeBlocks(cidrOf("10.0.0.0/24"), []).map(({ text }) => text)).to.deep.equal(["10.0.0.0/24"]);
    });
});
