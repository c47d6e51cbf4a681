import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { network, routesOf, twoZones } from "./fixture";

describe("Network", () => {
    it("registers exactly these resources in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(network());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list.filter((line) => line.startsWith("aws:ec2/"))).to.deep.equal([
            "aws:ec2/defaultRouteTable:DefaultRouteTable network-default",
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup network-default",
            "aws:ec2/eip:Eip network-nat-us-east-1a",
            "aws:ec2/eip:Eip network-nat-us-east-1b",
            "aws:ec2/flowLog:FlowLog network-flow-logs",
            "aws:ec2/internetGateway:InternetGateway network",
            "aws:ec2/natGateway:NatGateway network-nat-us-east-1a",
            "aws:ec2/natGateway:NatGateway network-nat-us-east-1b",
            "aws:ec2/route:Route network-nat-us-east-1a",
            "aws:ec2/route:Route network-nat-us-east-1b",
            "aws:ec2/route:Route network-public",
            "aws:ec2/routeTable:RouteTable network-data-us-east-1a",
            "aws:ec2/routeTable:RouteTable network-data-us-east-1b",
            "aws:ec2/routeTable:RouteTable network-private-us-east-1a",
            "aws:ec2/routeTable:RouteTable network-private-us-east-1b",
            "aws:ec2/routeTable:RouteTable network-public",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-data-us-east-1a",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-data-us-east-1b",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-private-us-east-1a",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-private-us-east-1b",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-public-us-east-1a",
            "aws:ec2/routeTableAssociation:RouteTableAssociation network-public-us-east-1b",
            "aws:ec2/subnet:Subnet network-data-us-east-1a",
            "aws:ec2/subnet:Subnet network-data-us-east-1b",
            "aws:ec2/subnet:Subnet network-private-us-east-1a",
            "aws:ec2/subnet:Subnet network-private-us-east-1b",
            "aws:ec2/subnet:Subnet network-public-us-east-1a",
            "aws:ec2/subnet:Subnet network-public-us-east-1b",
            "aws:ec2/vpc:Vpc network",
            "aws:ec2/vpcEndpoint:VpcEndpoint network-endpoints-dynamodb",
            "aws:ec2/vpcEndpoint:VpcEndpoint network-endpoints-s3",
        ]);
    });

    it("leads public subnets to the internet, private ones to their zone's NAT, data ones nowhere", async () => {
        const recording = await record(network());
        expect(routesOf(recording, "network-public")).to.deep.equal({
            "0.0.0.0/0": "aws:ec2/internetGateway:InternetGateway network",
        });
        expect(routesOf(recording, "network-private-us-east-1b")).to.deep.equal({
            "0.0.0.0/0": "aws:ec2/natGateway:NatGateway network-nat-us-east-1b",
        });
        expect(routesOf(recording, "network-data-us-east-1a")).to.deep.equal({});
    });

    it("never gives out public addresses", async () => {
        const recording = await record(network({}, { ipv6: true }));
        for (const subnet of recording.ofType("aws:ec2/subnet:Subnet")) {
            expect(subnet.inputs["mapPublicIpOnLaunch"], subnet.name).to.equal(false);
            expect(subnet.inputs["assignIpv6AddressOnCreation"], subnet.name).to.equal(undefined);
        }
    });

    it("empties what AWS puts into every VPC", async () => {
        const recording = await record(network());
        const group = recording.inputs("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "network-default");
        expect(group).to.not.have.any.keys("ingress", "egress");
        const table = recording.inputs("aws:ec2/defaultRouteTable:DefaultRouteTable", "network-default");
        expect(table["routes"]).to.deep.equal([]);
    });

    it("sends every zone through one gateway when there is one", async () => {
        const recording = await record(network({ natGateways: "one" }));
        expect(recording.names("aws:ec2/natGateway:NatGateway")).to.deep.equal(["network-nat-us-east-1a"]);
        expect(routesOf(recording, "network-private-us-east-1b")).to.deep.equal({
            "0.0.0.0/0": "aws:ec2/natGateway:NatGateway network-nat-us-east-1a",
        });
    });

    it("gives a regional gateway an address in every zone that no gateway before it holds", async () => {
        const recording = await record(network({ natGateways: "regional" }));
        const nat = recording.inputs("aws:ec2/natGateway:NatGateway", "network-nat-regional");
        expect(nat["availabilityMode"]).to.equal("regional");
        expect(nat["availabilityZoneAddresses"]).to.deep.equal(
            twoZones.map((zone) => ({
                availabilityZone: zone,
                allocationIds: [recording.id("aws:ec2/eip:Eip", `network-nat-regional-${zone}`)],
            })),
        );
        expect(nat).to.not.have.any.keys("subnetId", "allocationId");
    });

    it("has no way out without NAT", async () => {
        const recording = await record(network({ natGateways: "none" }));
        expect(recording.names("aws:ec2/eip:Eip")).to.deep.equal([]);
        expect(routesOf(recording, "network-private-us-east-1a")).to.deep.equal({});
    });

    it("protects addresses that third parties allow-list, where the stack asks for it", async () => {
        for (const wanted of [true, false]) {
            const recording = await record(network({}, { deletionProtection: wanted }));
            const addresses = recording.ofType("aws:ec2/eip:Eip");
            expect(addresses.map(({ options }) => options.protect ?? false)).to.deep.equal([wanted, wanted]);
        }
    });

    it("is the same whatever the order of the zones", async () => {
        for (const natGateways of ["one", "perAz", "regional"]) {
            const all = async (availabilityZones: readonly string[]) => {
                const recording = await record(network({ natGateways, availabilityZones }));
                return recording.resources.map(({ urn, inputs }) => ({ urn, inputs }));
            };
            expect(await all([...twoZones].reverse())).to.deep.equal(await all(twoZones));
        }
    });

    it("changes no name and no range when a zone is added", async () => {
        const ranges = async (zones: readonly string[]) => {
            const recording = await record(network({ availabilityZones: zones }));
            return Object.fromEntries(recording.resources.map(({ urn, inputs }) => [urn, inputs["cidrBlock"] ?? null]));
        };
        const [two, three] = [await ranges(twoZones), await ranges([...twoZones, "us-east-1c"])];
        expect(three).to.deep.include(two);
        expect(Object.keys(three).length).to.be.above(Object.keys(two).length);
    });

    it("leads to S3 and DynamoDB from private and data subnets, without NAT", async () => {
        const recording = await record(network());
        const tables = ["private", "data"].flatMap((tier) =>
            twoZones.map((zone) => recording.id("aws:ec2/routeTable:RouteTable", `network-${tier}-${zone}`)),
        );
        for (const service of ["s3", "dynamodb"]) {
            const endpoint = recording.inputs("aws:ec2/vpcEndpoint:VpcEndpoint", `network-endpoints-${service}`);
            expect(endpoint).to.deep.include({
                vpcEndpointType: "Gateway",
                serviceName: `com.amazonaws.us-east-1.${service}`,
                routeTableIds: tables,
            });
        }
    });

    it("opens interface endpoints to the VPC alone, on 443", async () => {
        const recording = await record(network({ interfaceEndpoints: ["ecr.api", "ssm"] }));
        expect(recording.names("aws:ec2/vpcEndpoint:VpcEndpoint")).to.deep.equal([
            "network-endpoints-dynamodb",
            "network-endpoints-ecr-api",
            "network-endpoints-s3",
            "network-endpoints-ssm",
        ]);
        const rules = recording.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
        expect(rules.map(({ inputs }) => inputs)).to.deep.equal([
            {
                securityGroupId: recording.id("aws:ec2/securityGroup:SecurityGroup", "network-endpoints"),
                description: "HTTPS from the VPC",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: "10.40.0.0/16",
            },
        ]);
    });
});
