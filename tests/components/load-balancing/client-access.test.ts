import { expect } from "chai";
import { madeUpListId } from "@platform/aws-model/network/aws-prefix-lists";
import { recordLoadBalancer, token, type Both } from "./fixture";

/** Who may connect, by rule name: port and peer, with ids of resources as `#name`. */
function clients({ placeholder }: Both): Record<string, unknown> {
    const groupId = placeholder.id(token.group, "public-clients");
    const rules = placeholder.names(token.ingress).map((name) => {
        const rule = placeholder.inputs(token.ingress, name);
        const { description, fromPort, ipProtocol, securityGroupId, toPort, ...peer } = rule;
        expect(securityGroupId).to.equal(groupId);
        expect(ipProtocol).to.equal("tcp");
        expect(toPort).to.equal(fromPort);
        return [name.replace("public-clients-", ""), { description, port: fromPort, ...peer }];
    });
    return Object.fromEntries(rules) as Record<string, unknown>;
}

describe("ClientAccess", () => {
    it("lets the internet in, to the two ports alone", async () => {
        const both = await recordLoadBalancer({ scheme: "internet-facing" });
        expect(clients(both)).to.deep.equal({
            "internet-443": { description: "HTTPS from the internet", port: 443, cidrIpv4: "0.0.0.0/0" },
            "internet-80": {
                description: "HTTP from the internet, redirected to HTTPS",
                port: 80,
                cidrIpv4: "0.0.0.0/0",
            },
        });
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
    });

    it("lets IPv6 in where it is dualstack", async () => {
        const both = await recordLoadBalancer({ scheme: "internet-facing", ipAddressType: "dualstack" });
        expect(clients(both)).to.have.all.keys("internet-443", "internet-80", "internet-ipv6-443", "internet-ipv6-80");
        expect(clients(both)["internet-ipv6-443"]).to.deep.equal({
            description: "HTTPS from the internet, IPv6",
            port: 443,
            cidrIpv6: "::/0",
        });
    });

    it("lets the VPC in where it is internal", async () => {
        const both = await recordLoadBalancer({ scheme: "internal" });
        expect(clients(both)).to.deep.equal({
            "vpc-443": { description: "HTTPS from the VPC", port: 443, cidrIpv4: "10.40.0.0/16" },
            "vpc-80": {
                description: "HTTP from the VPC, redirected to HTTPS",
                port: 80,
                cidrIpv4: "10.40.0.0/16",
            },
        });
    });

    for (const scheme of ["internet-facing", "internal"]) {
        it(`lets only what is listed in where it is ${scheme} and restricted`, async () => {
            const allowFrom = {
                cidrs: ["203.0.113.0/24", "198.51.100.0/24", "203.0.113.0/24"],
                prefixListIds: ["pl-0123456789abcdef0"],
            };
            const both = await recordLoadBalancer({ scheme, allowFrom });
            const ours = both.placeholder.id(token.prefixList, "public-clients");
            expect(clients(both)).to.deep.equal({
                "listed-443": { description: "HTTPS from the ranges of allowFrom", port: 443, prefixListId: ours },
                "listed-80": {
                    description: "HTTP from the ranges of allowFrom, redirected to HTTPS",
                    port: 80,
                    prefixListId: ours,
                },
                "pl-0123456789abcdef0-443": {
                    description: "HTTPS from pl-0123456789abcdef0",
                    port: 443,
                    prefixListId: "pl-0123456789abcdef0",
                },
            });
            expect(both.strict.list).to.deep.equal(both.placeholder.list);
        });
    }

    it("lets the health checkers of Route 53 in beside what is listed, to port 443 alone, where they ask", async () => {
        const allowFrom = { cidrs: ["203.0.113.0/24"] };
        const both = await recordLoadBalancer({ scheme: "internet-facing", allowFrom }, { checkedFromOutside: true });
        expect(Object.keys(clients(both))).to.have.members(["listed-443", "listed-80", "route53-healthchecks-443"]);
        expect(clients(both)["route53-healthchecks-443"]).to.deep.equal({
            description: "HTTPS from the health checkers of Route 53",
            port: 443,
            prefixListId: madeUpListId("com.amazonaws.us-east-1.route53-healthchecks"),
        });
        const open = await recordLoadBalancer({ scheme: "internet-facing" }, { checkedFromOutside: true });
        expect(Object.keys(clients(open))).to.have.members(["internet-443", "internet-80"]);
    });

    it("keeps each range once in a list that is exactly as long as it must be", async () => {
        const cidrs = ["203.0.113.0/24", "198.51.100.0/24", "203.0.113.0/24"];
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing", allowFrom: { cidrs } });
        expect(strict.inputs(token.prefixList, "public-clients")).to.deep.equal({
            addressFamily: "IPv4",
            maxEntries: 2,
            entries: [{ cidr: "198.51.100.0/24" }, { cidr: "203.0.113.0/24" }],
            tags: { Name: "platform-test-public-clients" },
        });
    });

    it("makes no list of its own where only existing ones are named", async () => {
        const allowFrom = { prefixListIds: ["pl-0123456789abcdef0"] };
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing", allowFrom });
        expect(strict.names(token.prefixList)).to.deep.equal([]);
        expect(strict.names(token.ingress)).to.deep.equal(["public-clients-pl-0123456789abcdef0-443"]);
    });

    it("is a group without rules inside it, described in characters that AWS takes", async () => {
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing", ipAddressType: "dualstack" });
        expect(strict.inputs(token.group, "public-clients")).to.deep.equal({
            vpcId: "vpc-1",
            description: "Clients of a load balancer in, its apps out",
            tags: { Name: "platform-test-public-clients" },
        });
        for (const { inputs } of [...strict.ofType(token.ingress), ...strict.ofType(token.group)]) {
            expect(inputs["description"]).to.match(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
        }
    });
});
