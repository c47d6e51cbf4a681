import { expect } from "chai";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { makeVpn, north, types } from "./fixture";

const chosen = ["169.254.40.0/30", "169.254.40.4/30"];

/** The stack output that the handover becomes. */
async function handedOver(config: Readonly<Record<string, unknown>>): Promise<[Record<string, unknown>, Recording]> {
    const recording = await record(() => ({ vpn: makeVpn(config).handover }));
    return [recording.stackOutputs["vpn"] as Record<string, unknown>, recording];
}

describe("what the datacenter's network team is handed", () => {
    it("is both sides of every tunnel, what AWS accepts, and where the key is", async () => {
        const customerGateways = { north: { ...north, tunnelInsideCidrs: chosen } };
        const [vpn, recording] = await handedOver({ customerGateways, keepalive: {} });
        const aws = (property: string) => recording.output(types.connection, "vpn-north-1", property);
        const phase = {
            encryptionAlgorithms: ["AES256-GCM-16"],
            integrityAlgorithms: ["SHA2-256", "SHA2-384", "SHA2-512"],
            dhGroupNumbers: [14, 15, 16, 17, 18, 19, 20, 21],
        };
        expect(vpn).to.deep.equal({
            routing: "bgp",
            awsBgpAsn: 64512,
            security: {
                ikeVersions: ["ikev2"],
                phase1: { ...phase, lifetimeSeconds: 28_800 },
                phase2: { ...phase, lifetimeSeconds: 3_600 },
                dpdTimeoutSeconds: 30,
            },
            vpcCidr: "10.40.0.0/16",
            onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"],
            pingAddress: "10.40.15.229",
            connections: {
                "north-1": {
                    vpnConnectionId: recording.id(types.connection, "vpn-north-1"),
                    device: "north",
                    deviceAddress: "203.0.113.10",
                    deviceBgpAsn: 65010,
                    presharedKeySecretArn: aws("presharedKeyArn"),
                    tunnels: [1, 2].map((tunnel) => ({
                        awsAddress: aws(`tunnel${tunnel}Address`),
                        insideCidr: chosen[tunnel - 1],
                        awsInsideAddress: aws(`tunnel${tunnel}VgwInsideAddress`),
                        deviceInsideAddress: aws(`tunnel${tunnel}CgwInsideAddress`),
                    })),
                },
            },
        });
    });

    it("names the ranges that AWS chose, and no address to ping where none is", async () => {
        const [vpn, recording] = await handedOver({});
        const { connections, ...rest } = vpn as { connections: Record<string, { tunnels: { insideCidr: string }[] }> };
        const inside = ["tunnel1InsideCidr", "tunnel2InsideCidr"].map((property) =>
            recording.output(types.connection, "vpn-north-1", property),
        );
        expect(inside[0]).to.match(/^169\.254\.\d+\.\d+\/30$/);
        expect(connections["north-1"]?.tunnels.map(({ insideCidr }) => insideCidr)).to.deep.equal(inside);
        expect(rest).to.not.have.property("pingAddress");
    });

    it("shows in a first preview what is known by then", async () => {
        const recording = await record(() => ({ vpn: makeVpn().handover }), { world: "strict" });
        expect(recording.stackOutputs["vpn"]).to.deep.include({ routing: "bgp", vpcCidr: "10.40.0.0/16" });
    });
});
