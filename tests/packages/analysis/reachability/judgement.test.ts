import { expect } from "chai";
import { analyze } from "@platform/analysis/reachability/index";
import { reportOf } from "@platform/analysis/reachability/report";
import { planOf } from "../support/plans";
import { balancer, firewall, smallNetwork } from "./small-network";

/** A bastion in the public subnet that one range may connect to. */
function bastion(from: string, port: number, bastionSshCidrs: readonly string[]) {
    return planOf(
        (stack) => {
            const { publicSubnet } = smallNetwork(stack);
            const group = firewall(stack, "bastion-sg", [["in", from, port]]);
            const place = { subnetId: publicSubnet.ref(), vpcSecurityGroupIds: [group.ref()] };
            const parent = "platform:bastion:Bastion";
            stack.add("aws:ec2/instance:Instance", "bastion", { ...place, associatePublicIpAddress: true }, parent);
        },
        { settings: { bastionSshCidrs: [...bastionSshCidrs] } },
    );
}

/** An instance that listens on a UDP port as a listed endpoint, or not. */
function endpoint(port: number) {
    return planOf(
        (stack) => {
            const { publicSubnet } = smallNetwork(stack);
            const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "sg", {});
            const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
            const ports = { ipProtocol: "udp", fromPort: 51820, toPort: 51820 };
            stack.add(type, "rule", { securityGroupId: group.ref(), cidrIpv4: "0.0.0.0/0", ...ports });
            const place = { subnetId: publicSubnet.ref(), vpcSecurityGroupIds: [group.ref()] };
            stack.add(
                "aws:ec2/instance:Instance",
                "tunnel",
                { ...place, associatePublicIpAddress: true },
                "shop:net:Tunnel",
            );
        },
        { settings: { publicEndpoints: [{ identity: "shop:net:*", protocol: "udp", port }] } },
    );
}

describe("what may be open to the internet", () => {
    it("is the bastion's SSH, from the ranges that may", () => {
        const office = "198.51.100.0/24";
        expect(analyze(bastion(office, 22, [office])).verdict).to.equal("good");
        expect(analyze(bastion("0.0.0.0/0", 22, [office])).verdict).to.equal("bad");
        expect(analyze(bastion(office, 3389, [office])).verdict).to.equal("bad");
        expect(analyze(bastion(office, 22, [])).verdict).to.equal("bad");
    });

    it("is a listed endpoint, on its port", () => {
        expect(analyze(endpoint(51820)).verdict).to.equal("good");
        expect(analyze(endpoint(1194)).verdict).to.equal("bad");
    });

    it("is where clients of a VPN log in", () => {
        const plan = planOf((stack) => {
            const { vpc } = smallNetwork(stack);
            const group = firewall(stack, "clients", []);
            const inputs = {
                vpcId: vpc.ref(),
                securityGroupIds: [group.ref()],
                transportProtocol: "tcp",
                vpnPort: 1194,
            };
            stack.add("aws:ec2clientvpn/endpoint:Endpoint", "staff", inputs);
        });
        const { verdict, summary } = analyze(plan);
        expect([verdict, summary]).to.deep.equal([
            "good",
            "The internet can connect to client VPN staff on tcp 1194, and to nothing else.",
        ]);
    });

    it("is a network load balancer only after a look", () => {
        const plan = planOf((stack) => {
            const { publicSubnet } = smallNetwork(stack);
            balancer(stack, "edge", { loadBalancerType: "network", subnets: [publicSubnet.ref()] }, [443]);
        });
        expect(analyze(plan).verdict).to.equal("attention");
        expect(reportOf(plan).connections.map(({ ports }) => ports)).to.deep.equal(["tcp 443"]);
    });

    it("is not a public load balancer without a route to an internet gateway", () => {
        const plan = planOf((stack) => {
            const { privateSubnet } = smallNetwork(stack);
            const group = firewall(stack, "edge-sg", [["in", "0.0.0.0/0", 443]]);
            balancer(stack, "edge", { subnets: [privateSubnet.ref()], securityGroups: [group.ref()] }, [443]);
        });
        const { refusals } = reportOf(plan);
        expect(refusals.map(({ obstacles }) => obstacles.map(({ reason }) => reason))).to.deep.equal([
            ["no-internet-route"],
        ]);
    });
});
