import { expect } from "chai";
import { analyze } from "@platform/analysis/addresses/index";
import type { AddressReport } from "@platform/analysis/addresses/report";
import type { Block } from "@platform/analysis/section";
import { onlyBlocks, type StackValues } from "../harness/stack";
import { planOf, planOfStack } from "../packages/analysis/support/plans";
import { merge } from "./edits";

function svgOf(blocks: readonly Block[]): string {
    return blocks.flatMap((block) => (block.kind === "picture" ? [block.svg] : []))[0] ?? "";
}

describe("addresses: the repository's stacks", () => {
    for (const stack of ["staging", "prod"] as const) {
        it(`${stack}: no overlap; room for six more zones in each tier`, async () => {
            const section = analyze(await planOfStack(stack));
            const { networks, ranges } = section.data as AddressReport;
            const own = networks.find((network) => network.stack === stack);

            expect([section.verdict, section.summary]).to.deep.equal([
                "good",
                "No range overlaps another. The VPC has room for 6 more zones.",
            ]);
            expect(networks.map((network) => [network.stack, network.cidr.text])).to.deep.equal([
                ["prod", "10.40.0.0/16"],
                ["staging", "10.41.0.0/16"],
                ["dev", "10.42.0.0/16"],
            ]);
            expect(ranges.filter(({ kind }) => kind === "on-premises").map(({ cidr }) => cidr.text)).to.deep.equal([
                "10.16.0.0/16",
                "172.20.0.0/16",
            ]);
            expect(ranges.filter(({ kind }) => kind === "client-vpn").map(({ cidr }) => cidr.text)).to.deep.equal([
                "10.250.0.0/22",
            ]);
            // private 2 × 4096, public 2 × 2048, data 2 × 1024 of 65,536
            expect(own?.inSubnets).to.equal(14_336);
            expect(own?.room?.map(({ tier, freeZones, addresses }) => [tier, freeZones, addresses])).to.deep.equal([
                ["public", 6, 2048],
                ["private", 6, 4096],
                ["data", 6, 1024],
            ]);
        });
    }

    it("a third zone takes one of the places and moves nothing", async () => {
        const zones = merge("network", { availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"] });
        const placed = (values: StackValues) => zones(onlyBlocks(values, "network", "alerts", "vpn"));
        const section = analyze(await planOfStack("prod", placed));
        const { subnets, networks } = section.data as AddressReport;

        expect(networks[0]?.room?.map(({ freeZones }) => freeZones)).to.deep.equal([5, 5, 5]);
        expect(subnets.filter(({ zone }) => zone === "us-east-1a").map(({ cidr }) => cidr.text)).to.deep.equal([
            "10.40.0.0/20",
            "10.40.128.0/21",
            "10.40.192.0/22",
        ]);
    });

    it("a VPC where another stack file has one is bad, and so is one where the datacenter is", () => {
        const plan = planOf((stack) => {
            stack.add("aws:ec2/vpc:Vpc", "twin", { cidrBlock: "10.40.0.0/20" });
            stack.add("aws:ec2/vpc:Vpc", "inside", { cidrBlock: "172.20.4.0/22" });
        });
        const section = analyze(plan);
        const { overlaps } = section.data as AddressReport;

        expect(section.verdict).to.equal("bad");
        expect(overlaps.map(({ a, b }) => [a.cidr.text, b.cidr.text].sort())).to.deep.equal([
            ["10.40.0.0/16", "10.40.0.0/20"],
            ["172.20.0.0/16", "172.20.4.0/22"],
        ]);
    });
});

describe("addresses: the picture", () => {
    it("draws each /16 to scale, with classes for colours, and a title", async () => {
        const svg = svgOf(analyze(await planOfStack("prod")).blocks);

        expect(svg).to.match(/^<svg viewBox="0 0 1000 \d+" role="img"/);
        expect(svg).to.contain("<title>Address ranges of prod and its neighbours: 10.16.0.0/16 on-premises; ");
        // the bar is 800 wide: a /20 is a sixteenth of it, a /21 half of that; the first public subnet starts in the middle
        expect(svg).to.contain(
            '<title>private subnet in us-east-1b: 10.40.16.0/20</title><rect class="addr-private" x="240" y="0" width="50"',
        );
        expect(svg).to.contain(
            '<title>public subnet in us-east-1a: 10.40.128.0/21</title><rect class="addr-public" x="590" y="0" width="25"',
        );
        expect(svg).to.contain(">10.250.0.0/16</text>").and.to.contain(">client VPN: 10.250.0.0/22</text>");
        expect(svg).to.not.match(/fill|stroke|style=|#[0-9a-f]{3}/);
        const classes = (pattern: RegExp) => [...new Set([...svg.matchAll(pattern)].map(([, css]) => css))].sort();
        const legend = classes(/class="(addr-\w+)"[^>]* width="14" height="14"/g);
        expect(classes(/<rect class="([\w-]+)"/g)).to.deep.equal(legend);
    });

    it("gives a larger range a bar of its own, and escapes what it writes", () => {
        const svg = svgOf(
            analyze(
                planOf(
                    (stack) => {
                        stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "192.168.0.0/20" });
                    },
                    { config: new Map([["platform:vpn", { onPremisesCidrs: ["10.0.0.0/8"] }]]) },
                ),
            ).blocks,
        );

        expect(svg).to.contain(">10.0.0.0/8</text>").and.to.contain(">192.168.0.0/20</text>");
        expect(svg).to.contain(
            '<title>on-premises (test): 10.0.0.0/8</title><rect class="addr-onprem" x="190" y="0" width="800"',
        );
    });
});
