import { expect } from "chai";
import { DatacenterNames } from "../../../components/vpn/datacenter-names";
import { recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";

const recordNames = (config: ConstructorParameters<typeof DatacenterNames>[1]["config"], ownDomain?: string) =>
    recordBoth(() => {
        new DatacenterNames("names", {
            scope: testScope(),
            config,
            vpcId: "vpc-1",
            privateSubnetIds: { a: "subnet-a", b: "subnet-b", c: "subnet-c" },
            ownDomain,
        });
    });

describe("names of the datacenter", () => {
    it("of single machines have a private zone each, those of public DNS none", async () => {
        const hosts = { "db.example.gov": "10.16.0.20", "www.example.gov": "public" };
        const { strict, placeholder } = await recordNames({ hosts, dns: undefined });
        expect(strict.list).to.deep.equal([
            "aws:route53/record:Record names-db.example.gov",
            "aws:route53/zone:Zone names-db.example.gov",
            "platform:vpn:DatacenterNames names",
        ]);
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.inputs("aws:route53/zone:Zone", "names-db.example.gov")).to.deep.equal({
            name: "db.example.gov",
            comment: "platform-test: a name of the datacenter",
            vpcs: [{ vpcId: "vpc-1" }],
        });
        expect(placeholder.inputs("aws:route53/record:Record", "names-db.example.gov")).to.deep.equal({
            zoneId: placeholder.output("aws:route53/zone:Zone", "names-db.example.gov", "zoneId"),
            name: "db.example.gov",
            type: "A",
            ttl: 300,
            records: ["10.16.0.20"],
        });
    });

    it("of whole domains are asked of its servers, from two zones; the apps' own domain stays with AWS", async () => {
        const dns = { domains: ["example.gov"], servers: ["10.16.0.53"] };
        const { strict, placeholder } = await recordNames({ hosts: {}, dns }, "apps.example.gov");
        expect(strict.list).to.deep.equal(placeholder.list);
        const group = placeholder.id("aws:ec2/securityGroup:SecurityGroup", "names");
        const endpoint = "aws:route53/resolverEndpoint:ResolverEndpoint";
        const rule = "aws:route53/resolverRule:ResolverRule";
        const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
        expect(placeholder.inputs(endpoint, "names")).to.deep.equal({
            name: "platform-test-names",
            direction: "OUTBOUND",
            securityGroupIds: [group],
            ipAddresses: [{ subnetId: "subnet-a" }, { subnetId: "subnet-b" }],
        });
        for (const protocol of ["udp", "tcp"]) {
            expect(placeholder.inputs(egress, `names-${protocol}-10.16.0.53`)).to.deep.equal({
                securityGroupId: group,
                description: "DNS server of the datacenter, through the VPN",
                ipProtocol: protocol,
                fromPort: 53,
                toPort: 53,
                cidrIpv4: "10.16.0.53/32",
            });
        }
        expect(placeholder.inputs(rule, "names-example.gov")).to.deep.equal({
            domainName: "example.gov",
            ruleType: "FORWARD",
            resolverEndpointId: placeholder.id(endpoint, "names"),
            targetIps: [{ ip: "10.16.0.53" }],
        });
        expect(placeholder.inputs(rule, "names-apps.example.gov")).to.deep.equal({
            domainName: "apps.example.gov",
            ruleType: "SYSTEM",
        });
        const association = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation";
        expect(placeholder.names(association)).to.deep.equal(["names-apps.example.gov", "names-example.gov"]);
        expect(placeholder.inputs(association, "names-example.gov")).to.deep.equal({
            resolverRuleId: placeholder.id(rule, "names-example.gov"),
            vpcId: "vpc-1",
        });
    });
});
