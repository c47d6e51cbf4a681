import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { network, routesOf } from "./fixture";

describe("IPv6 of the network", () => {
    it("has IPv6 ranges and a way to the internet in the public subnets alone, where load balancers need them", async () => {
        const both = await recordBoth(network({}, { ipv6: true }));
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        const recording = both.placeholder;
        expect(routesOf(recording, "network-public")["::/0"]).to.equal(
            "aws:ec2/internetGateway:InternetGateway network",
        );
        expect(routesOf(recording, "network-private-us-east-1a")).to.not.have.property("::/0");
        const block = recording.output("aws:ec2/vpc:Vpc", "network", "ipv6CidrBlock") as string;
        const given = recording
            .ofType("aws:ec2/subnet:Subnet")
            .flatMap(({ name, inputs }) => ("ipv6CidrBlock" in inputs ? [[name, inputs["ipv6CidrBlock"]]] : []));
        expect(given).to.deep.equal([
            ["network-public-us-east-1a", block.replace("00::/56", "08::/64")],
            ["network-public-us-east-1b", block.replace("00::/56", "09::/64")],
        ]);
        expect(recording.inputs("aws:ec2/vpc:Vpc", "network")["assignGeneratedIpv6CidrBlock"]).to.equal(true);
        const ignored = recording.resources.filter(({ options }) => options.ignoreChanges !== undefined);
        expect(ignored).to.deep.equal([]);
    });

    it("keeps IPv6 ranges that it has when they are needed no more: AWS would not take them back", async () => {
        const recording = await record(network());
        const vpc = recording.one("aws:ec2/vpc:Vpc", "network");
        expect(vpc.inputs["assignGeneratedIpv6CidrBlock"]).to.equal(false);
        expect(vpc.options.ignoreChanges).to.deep.equal(["assignGeneratedIpv6CidrBlock"]);
        for (const subnet of recording.ofType("aws:ec2/subnet:Subnet")) {
            expect(subnet.inputs, subnet.name).to.not.have.property("ipv6CidrBlock");
            expect(subnet.options.ignoreChanges, subnet.name).to.deep.equal(["ipv6CidrBlock"]);
        }
    });
});
