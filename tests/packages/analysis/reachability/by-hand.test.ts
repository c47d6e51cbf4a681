import { expect } from "chai";
import { analyze } from "@platform/analysis/reachability/index";
import { reportOf, type ReachabilityReport } from "@platform/analysis/reachability/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { balancer, firewall, smallNetwork } from "./small-network";

/**
 * edge (public, 80 and 8080 admitted, listens on 80) → web (private, 3000 from edge) → db (isolated, 5432 from web).
 */
function threeTiers(
    stack: StackBuilder,
    change: { readonly webIn?: string; readonly vpn?: boolean; readonly dbIn?: string } = {},
) {
    const { privateSubnet, publicSubnet, dataSubnet, privateTable, vpc } = smallNetwork(stack);
    const edgeGroup = firewall(stack, "edge-sg", [
        ["in", "0.0.0.0/0", 80],
        ["in", "0.0.0.0/0", 8080],
        ["out", "10.0.1.0/24", 3000],
    ]);
    const webGroup = firewall(stack, "web-sg", [
        ["in", edgeGroup, 3000],
        ["in", edgeGroup, 9000],
        ["out", "0.0.0.0/0", 5432],
        ...(change.webIn === undefined ? [] : ([["in", change.webIn, 22]] as const)),
    ]);
    const dbGroup = firewall(stack, "db-sg", [["in", change.dbIn ?? webGroup, 5432]]);
    balancer(
        stack,
        "edge",
        { subnets: [publicSubnet.ref()], securityGroups: [edgeGroup.ref()], internal: false },
        [80],
    );
    stack.add("aws:ec2/instance:Instance", "web", {
        subnetId: privateSubnet.ref(),
        vpcSecurityGroupIds: [webGroup.ref()],
    });
    const group = stack.add("aws:rds/subnetGroup:SubnetGroup", "db", { subnetIds: [dataSubnet.ref()] });
    stack.add("aws:rds/instance:Instance", "db", {
        dbSubnetGroupName: group.ref("name"),
        vpcSecurityGroupIds: [dbGroup.ref()],
    });
    if (change.vpn === undefined) return;
    const gateway = stack.add("aws:ec2/vpnGateway:VpnGateway", "vgw", { vpcId: vpc.ref() });
    stack.add("aws:ec2/vpnConnection:VpnConnection", "line", { vpnGatewayId: gateway.ref() });
    const ids = { vpnGatewayId: gateway.ref(), routeTableId: privateTable.ref() };
    if (change.vpn) stack.add("aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation", "learned", ids);
}

const lines = ({ connections }: ReachabilityReport) =>
    connections.map(({ from, to, ports }) => `${from} > ${to}: ${ports}`);
const stops = ({ refusals }: ReachabilityReport, from: string, to: string) =>
    refusals.find((one) => one.from === from && one.to === to)?.obstacles.map(({ reason }) => reason);

describe("reachability, worked out by hand", () => {
    it("follows rules of both sides, listeners and routes", () => {
        const report = reportOf(
            planOf((stack) => {
                threeTiers(stack);
            }),
        );
        expect(lines(report)).to.have.members([
            // 8080 is admitted, and nothing listens there.
            "the internet > load balancer edge: tcp 80",
            // 9000 is admitted, and the load balancer's own rules let 3000 out alone.
            "load balancer edge > instance web: tcp 3000",
            "instance web > database db: tcp 5432",
        ]);
    });

    it("gives the witness hop by hop", () => {
        const { waysIn } = reportOf(
            planOf((stack) => {
                threeTiers(stack);
            }),
        );
        expect(waysIn.map(({ path }) => path)).to.deep.equal([
            "the internet → edge (public-load-balancer; rule edge-sg-in-0, tcp 80)",
            "the internet → edge (public-load-balancer; rule edge-sg-in-0, tcp 80) → web (app; rule web-sg-in-0, tcp 3000)",
            "the internet → edge (public-load-balancer; rule edge-sg-in-0, tcp 80) → web (app; rule web-sg-in-0, tcp 3000) → " +
                "db (data; rule db-sg-in-0, tcp 5432)",
        ]);
    });

    it("names what stops the others, in the order in which packets meet it", () => {
        const report = reportOf(
            planOf((stack) => {
                threeTiers(stack);
            }),
        );
        expect(stops(report, "the internet", "instance web")).to.deep.equal([
            ...["no-public-address", "no-internet-route", "no-ingress-rule"],
        ]);
        expect(stops(report, "the internet", "database db")).to.deep.equal([
            ...["no-public-address", "isolated-subnets", "no-ingress-rule"],
        ]);
        expect(stops(report, "load balancer edge", "database db")).to.deep.equal(["no-ingress-rule"]);
    });

    it("lets on-premises in where a route is propagated, and nowhere else", () => {
        const admitted = { webIn: "192.168.0.0/16", dbIn: "192.168.0.0/16" };
        const routed = reportOf(
            planOf((stack) => {
                threeTiers(stack, { ...admitted, vpn: true });
            }),
        );
        expect(lines(routed)).to.include("the on-premises side > instance web: tcp 22");
        expect(stops(routed, "the on-premises side", "database db")).to.deep.equal(["no-vpn-route"]);
        const unrouted = reportOf(
            planOf((stack) => {
                threeTiers(stack, { ...admitted, vpn: false });
            }),
        );
        expect(stops(unrouted, "the on-premises side", "instance web")).to.deep.equal(["no-vpn-route"]);
    });

    it("says what may leave", () => {
        const { outbound } = reportOf(
            planOf((stack) => {
                threeTiers(stack);
            }),
        );
        expect(outbound.map(({ from, toInternet, over }) => [from, toInternet, over])).to.deep.equal([
            ["instance web", "tcp 5432", "NAT: nat"],
        ]);
    });

    it("is good while only the load balancer is open", () => {
        const { verdict, summary } = analyze(
            planOf((stack) => {
                threeTiers(stack);
            }),
        );
        expect(verdict).to.equal("good");
        expect(summary).to.equal("The internet can connect to load balancer edge on tcp 80, and to nothing else.");
    });

    it("is bad when an instance is open to the internet", () => {
        const { verdict, summary } = analyze(
            planOf((stack) => {
                const { publicSubnet } = smallNetwork(stack);
                const group = firewall(stack, "web-sg", [["in", "0.0.0.0/0", 22]]);
                const place = { subnetId: publicSubnet.ref(), vpcSecurityGroupIds: [group.ref()] };
                stack.add("aws:ec2/instance:Instance", "web", { ...place, associatePublicIpAddress: true });
            }),
        );
        expect(verdict).to.equal("bad");
        expect(summary).to.equal(
            "The internet can connect to instance web on tcp 22 (nothing but load balancers and listed endpoints is meant to be open).",
        );
    });

    it("is bad when a load balancer listens on another port to everyone", () => {
        const { verdict } = analyze(
            planOf((stack) => {
                const { publicSubnet } = smallNetwork(stack);
                const group = firewall(stack, "edge-sg", [["in", "0.0.0.0/0", 8080]]);
                balancer(stack, "edge", { subnets: [publicSubnet.ref()], securityGroups: [group.ref()] }, [8080]);
            }),
        );
        expect(verdict).to.equal("bad");
    });

    it("does not know when the rules of a group are not the stack's", () => {
        const { verdict } = analyze(
            planOf((stack) => {
                const { publicSubnet } = smallNetwork(stack);
                const place = { subnetId: publicSubnet.ref(), vpcSecurityGroupIds: ["sg-0a1b2c3d"] };
                stack.add("aws:ec2/instance:Instance", "web", { ...place, associatePublicIpAddress: true });
            }),
        );
        expect(verdict).to.equal("unknown");
    });

    it("keeps networks apart", () => {
        const report = reportOf(
            planOf((stack) => {
                const { privateSubnet } = smallNetwork(stack);
                const vpc = stack.add("aws:ec2/vpc:Vpc", "other", { cidrBlock: "10.1.0.0/16" });
                const far = { vpcId: vpc.ref(), cidrBlock: "10.1.0.0/24", availabilityZone: "us-east-1a" };
                const subnet = stack.add("aws:ec2/subnet:Subnet", "far", far);
                const group = firewall(stack, "sg", [
                    ["in", "10.0.0.0/8", 443],
                    ["out", "10.0.0.0/8", 443],
                ]);
                const place = (subnetId: unknown) => ({ subnetId, vpcSecurityGroupIds: [group.ref()] });
                stack.add("aws:ec2/instance:Instance", "near", place(privateSubnet.ref()));
                const subnets = stack.add("aws:rds/subnetGroup:SubnetGroup", "far", { subnetIds: [subnet.ref()] });
                stack.add("aws:rds/instance:Instance", "db", {
                    dbSubnetGroupName: subnets.ref("name"),
                    vpcSecurityGroupIds: [group.ref()],
                });
            }),
        );
        expect(stops(report, "instance near", "database db")).to.deep.equal(["other-network"]);
    });

    it("has nothing to say of a stack without a network", () => {
        expect(analyze(planOf(() => undefined)).verdict).to.equal("neutral");
    });
});
