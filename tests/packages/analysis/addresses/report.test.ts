import { expect } from "chai";
import { analyze } from "@platform/analysis/addresses/index";
import { addressReport } from "@platform/analysis/addresses/report";
import type { Plan } from "@platform/analysis/plan";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

/** A plan in a directory without stack files. */
function planAlone(build: (stack: StackBuilder) => void): Plan {
    const plan = planOf(build);
    Object.defineProperty(plan, "root", { value: "/nowhere" });
    return plan;
}

function vpcWith(subnets: Readonly<Record<string, string>>, cidrBlock = "10.1.0.0/24") {
    return (stack: StackBuilder): void => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock });
        for (const [name, range] of Object.entries(subnets))
            stack.add("aws:ec2/subnet:Subnet", name, {
                vpcId: vpc.ref(),
                cidrBlock: range,
                availabilityZone: "us-east-1a",
            });
    };
}

describe("addresses: of a plan", () => {
    it("counts what is in subnets and names what is free", () => {
        // 64 + 32 of 256 addresses
        const { networks } = addressReport(planAlone(vpcWith({ a: "10.1.0.0/26", b: "10.1.0.64/27" })));
        const [network] = networks;

        expect(network?.inSubnets).to.equal(96);
        expect(network?.free.map(({ text }) => text)).to.deep.equal(["10.1.0.96/27", "10.1.0.128/25"]);
        expect(network?.room).to.equal(undefined);
    });

    it("tells the tiers of another program's subnets by their routes", () => {
        const { subnets } = addressReport(
            planAlone((stack) => {
                const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.1.0.0/24" });
                const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: vpc.ref() });
                const routes = {
                    open: { gatewayId: gateway.ref() },
                    inner: { natGatewayId: "nat-1" },
                    store: undefined,
                };
                for (const [at, [name, target]] of Object.entries(routes).entries()) {
                    const range = `10.1.0.${at * 16}/28`;
                    const subnet = stack.add("aws:ec2/subnet:Subnet", name, { vpcId: vpc.ref(), cidrBlock: range });
                    const table = stack.add("aws:ec2/routeTable:RouteTable", name, {
                        vpcId: vpc.ref(),
                        routes: target === undefined ? [] : [{ cidrBlock: "0.0.0.0/0", ...target }],
                    });
                    stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", name, {
                        subnetId: subnet.ref(),
                        routeTableId: table.ref(),
                    });
                }
            }),
        );

        expect(subnets.map(({ name, tier }) => [name, tier])).to.deep.equal([
            ["open", "public"],
            ["inner", "private"],
            ["store", "data"],
        ]);
    });

    it("tells them by their routes where the ranges look like those of the platform's address plan", () => {
        const { subnets } = addressReport(
            planAlone((stack) => {
                const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
                const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: vpc.ref() });
                const table = stack.add("aws:ec2/routeTable:RouteTable", "open", {
                    vpcId: vpc.ref(),
                    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.ref() }],
                });
                for (const [name, cidrBlock] of Object.entries({ one: "10.0.0.0/20", two: "10.0.128.0/20" })) {
                    const availabilityZone = `us-east-1${name === "one" ? "a" : "b"}`;
                    const subnet = stack.add("aws:ec2/subnet:Subnet", name, {
                        vpcId: vpc.ref(),
                        cidrBlock,
                        availabilityZone,
                    });
                    stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", name, {
                        subnetId: subnet.ref(),
                        routeTableId: table.ref(),
                    });
                }
            }),
        );
        expect(subnets.map(({ tier }) => tier)).to.deep.equal(["public", "public"]);
    });

    it("finds subnets that overlap, and one outside of its VPC", () => {
        const plan = planAlone(vpcWith({ a: "10.1.0.0/26", b: "10.1.0.32/27", c: "10.2.0.0/28" }));
        const { misplaced } = addressReport(plan);

        expect(misplaced.map(({ text }) => text)).to.deep.equal([
            "c (10.2.0.0/28) is outside of its VPC (10.1.0.0/24)",
            "b (10.1.0.32/27) overlaps a (10.1.0.0/26)",
        ]);
        expect(analyze(plan).verdict).to.equal("bad");
    });

    it("finds a client VPN that gives out addresses of the VPC, and routes into it", () => {
        const plan = planAlone((stack) => {
            vpcWith({})(stack);
            stack.add("aws:ec2clientvpn/endpoint:Endpoint", "users", { clientCidrBlock: "10.0.0.0/14" });
            stack.add("aws:ec2/vpnConnectionRoute:VpnConnectionRoute", "route", {
                destinationCidrBlock: "10.1.0.128/25",
            });
        });

        expect(analyze(plan).summary).to.equal("3 ranges are where another one is. 100 % of the VPC is free.");
    });

    it("says unknown where a range is not known, and nothing where there is none", () => {
        const pool = planAlone((stack) => {
            stack.add("aws:ec2/vpc:Vpc", "vpc", { ipv4IpamPoolId: "ipam-pool-1" });
        });

        expect(analyze(pool).verdict).to.equal("unknown");
        const nothing = planAlone(() => undefined);
        expect([analyze(nothing).verdict, analyze(nothing).summary]).to.deep.equal([
            "neutral",
            "The plan has no VPC, and neither has any stack file.",
        ]);
    });
});
