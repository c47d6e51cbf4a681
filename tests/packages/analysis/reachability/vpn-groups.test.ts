import { expect } from "chai";
import { reportOf } from "@platform/analysis/reachability/report";
import { unknown, type Inputs, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { balancer, firewall, smallNetwork } from "./small-network";

const endpointType = "aws:ec2clientvpn/endpoint:Endpoint";

/** A client VPN in the private subnet, an internal load balancer beside it and a database that admits the VPN. */
function network(stack: StackBuilder, rules: Readonly<Record<string, Inputs>>): void {
    const { vpc, privateSubnet, dataSubnet } = smallNetwork(stack);
    const web = firewall(stack, "web", [["in", "10.0.0.0/16", 443]]);
    balancer(stack, "web", { internal: true, subnets: [privateSubnet.ref()], securityGroups: [web.ref()] }, [443]);
    const people = firewall(stack, "people", [
        ["out", "10.0.0.0/16", 443],
        ["out", "10.0.2.0/24", 5432],
    ]);
    const store = firewall(stack, "store", [["in", people, 5432]]);
    const subnets = stack.add("aws:rds/subnetGroup:SubnetGroup", "store", { subnetIds: [dataSubnet.ref()] });
    const place = { dbSubnetGroupName: subnets.ref("name"), vpcSecurityGroupIds: [store.ref()] };
    stack.add("aws:rds/instance:Instance", "store", { engine: "postgres", ...place });
    const endpoint = stack.add(endpointType, "vpn", { vpcId: vpc.ref(), securityGroupIds: [people.ref()] });
    const clientVpnEndpointId = endpoint.ref();
    const association = { clientVpnEndpointId, subnetId: privateSubnet.ref() };
    stack.add("aws:ec2clientvpn/networkAssociation:NetworkAssociation", "vpn-a", association);
    for (const [name, inputs] of Object.entries(rules)) {
        const type = "aws:ec2clientvpn/authorizationRule:AuthorizationRule";
        stack.add(type, name, { clientVpnEndpointId, ...inputs });
    }
}

const report = (rules: Readonly<Record<string, Inputs>>) =>
    reportOf(
        planOf((stack) => {
            network(stack, rules);
        }),
    );
const reached = (rules: Readonly<Record<string, Inputs>>) =>
    report(rules)
        .connections.filter(({ from }) => from !== "the internet")
        .map(({ from, to, ports }) => `${from} → ${to} on ${ports}`);

const resolver = "10.0.0.2/32";

describe("people in a client VPN", () => {
    it("get to the ranges of their group, and are named after its rules", () => {
        const rules = {
            "vpn-dev-names": { accessGroupId: "1", targetNetworkCidr: resolver },
            "vpn-dev-apps": { accessGroupId: "1", targetNetworkCidr: "10.0.1.0/24" },
            "vpn-data-team-names": { accessGroupId: "2", targetNetworkCidr: resolver },
            "vpn-data-team-data": { accessGroupId: "2", targetNetworkCidr: "10.0.2.0/24" },
        };
        expect(reached(rules)).to.deep.equal([
            "VPN group dev → load balancer web on tcp 443",
            "VPN group data-team → database store on tcp 5432",
        ]);
        const { parties, refusals, outbound } = report(rules);
        expect(parties.filter(({ group }) => group === "people").map(({ label }) => label)).to.deep.equal([
            "VPN group dev",
            "VPN group data-team",
        ]);
        expect(
            refusals.find(({ from, to }) => from === "VPN group dev" && to === "database store")?.obstacles,
        ).to.deep.equal([
            {
                reason: "no-authorization",
                text: "no authorization rule lets VPN group dev send to database store",
            },
        ]);
        expect(
            outbound.filter(({ from }) => from.includes("VPN")).map(({ from, toInternet }) => [from, toInternet]),
        ).to.deep.equal([
            ["VPN group dev", ""],
            ["VPN group data-team", ""],
        ]);
    });

    it("reach nothing by the address of the resolver alone, nor without a rule", () => {
        expect(reached({ "vpn-dev-names": { accessGroupId: "1", targetNetworkCidr: resolver } })).to.deep.equal([]);
        expect(reached({})).to.deep.equal([]);
    });

    it("get everywhere that firewalls let them where a rule is not known, and go by their id where the names tell nothing", () => {
        const all = { "vpn-all": { authorizeAllGroups: true, targetNetworkCidr: unknown } };
        expect(reached(all)).to.deep.equal([
            "VPN group of everybody → load balancer web on tcp 443",
            "VPN group of everybody → database store on tcp 5432",
        ]);
        const two = {
            first: { accessGroupId: "S-1", targetNetworkCidr: "10.0.1.0/24" },
            second: { accessGroupId: "S-1", targetNetworkCidr: "10.0.3.0/24" },
            third: { accessGroupId: unknown, targetNetworkCidr: "10.0.2.0/24" },
        };
        expect(reached(two)).to.deep.equal([
            "VPN group S-1 → load balancer web on tcp 443",
            "VPN group that is not known → database store on tcp 5432",
        ]);
    });
});
