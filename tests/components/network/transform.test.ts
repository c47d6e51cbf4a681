import { expect } from "chai";
import { network as block } from "../../../components/network/block";
import { Network } from "../../../components/network/network";
import type { NetworkTransforms } from "../../../components/network/transforms";
import { record } from "../../harness/record";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const full = { interfaceEndpoints: ["ecr.api"] };

function network(transform: NetworkTransforms, config: object = {}) {
    return () =>
        new Network("network", {
            scope: testScope(),
            config: block.schema.parse({
                cidr: "10.40.0.0/16",
                availabilityZones: ["us-east-1a", "us-east-1b"],
                ...full,
                ...config,
            }),
            topics: testTopics,
            encryptionKeyArn: testKeyArn,
            ipv6: true,
            deletionProtection: true,
            transform,
        });
}

describe("transform of the network", () => {
    it("reaches the VPC, and the addresses of NAT through the gateways", async () => {
        const recording = await record(
            network({
                vpc: { instanceTenancy: "dedicated" },
                natGateways: { address: (args, name) => ({ ...args, publicIpv4Pool: `pool-of-${name}` }) },
            }),
        );
        expect(recording.inputs("aws:ec2/vpc:Vpc", "network")).to.deep.include({
            cidrBlock: "10.40.0.0/16",
            instanceTenancy: "dedicated",
        });
        expect(recording.inputs("aws:ec2/eip:Eip", "network-nat-us-east-1b")["publicIpv4Pool"]).to.equal(
            "pool-of-network-nat-us-east-1b",
        );
        const said = (type: string, name: string) => recording.one(type, name).outputs["transformed"];
        expect(said("platform:network:Network", "network")).to.deep.equal(["vpc network"]);
        expect(said("platform:network:NatGateways", "network-nat")).to.deep.equal([
            "address network-nat-us-east-1a",
            "address network-nat-us-east-1b",
        ]);
    });

    it("reaches everything that it makes", async () => {
        expect(unreached(await record(network(everyTransform)))).to.deep.equal([]);
        expect(unreached(await record(network(everyTransform, { flowLogs: { destination: "s3" } })))).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error the gateways are in natGateways
        const transform: NetworkTransforms = { natGateway: {} };
        expect(transform).to.have.keys("natGateway");
    });
});
