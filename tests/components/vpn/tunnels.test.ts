import { expect } from "chai";
import { plannedConnections } from "../../../components/vpn/plan";
import { record } from "../../harness/record";
import { makeVpn, north, types } from "./fixture";

const chosen = ["169.254.40.0/30", "169.254.40.4/30", "169.254.40.8/30", "169.254.40.12/30"];
const dhGroups = [14, 15, 16, 17, 18, 19, 20, 21];

describe("a connection's tunnels", () => {
    for (const tunnel of ["tunnel1", "tunnel2"]) {
        it(`demand modern ciphers, and are opened and restarted by AWS (${tunnel})`, async () => {
            const recording = await record(() => makeVpn());
            const inputs = recording.inputs(types.connection, "vpn-north-1");
            const options = Object.entries(inputs).filter(([key]) => key.startsWith(tunnel));
            const logGroupArn = recording.output(types.logGroup, "vpn", "arn");
            expect(Object.fromEntries(options.map(([key, value]) => [key.slice(tunnel.length), value]))).to.deep.equal({
                IkeVersions: ["ikev2"],
                Phase1EncryptionAlgorithms: ["AES256-GCM-16"],
                Phase1IntegrityAlgorithms: ["SHA2-256", "SHA2-384", "SHA2-512"],
                Phase1DhGroupNumbers: dhGroups,
                Phase1LifetimeSeconds: 28_800,
                Phase2EncryptionAlgorithms: ["AES256-GCM-16"],
                Phase2IntegrityAlgorithms: ["SHA2-256", "SHA2-384", "SHA2-512"],
                Phase2DhGroupNumbers: dhGroups,
                Phase2LifetimeSeconds: 3_600,
                DpdTimeoutSeconds: 30,
                DpdTimeoutAction: "restart",
                StartupAction: "start",
                EnableTunnelLifecycleControl: true,
                LogOptions: {
                    cloudwatchLogOptions: {
                        logEnabled: true,
                        logGroupArn,
                        logOutputFormat: "json",
                        bgpLogEnabled: true,
                        bgpLogGroupArn: logGroupArn,
                        bgpLogOutputFormat: "json",
                    },
                },
            });
        });
    }

    it("accept AES-256 without GCM too where a device needs it, in both phases and the handover", async () => {
        const recording = await record(() => ({ vpn: makeVpn({ security: "compatible" }).handover }));
        const inputs = recording.inputs(types.connection, "vpn-north-1");
        const ciphers = Object.keys(inputs).filter((key) => key.endsWith("EncryptionAlgorithms"));
        expect(ciphers).to.have.length(4);
        for (const key of ciphers) {
            expect(inputs[key], key).to.deep.equal(["AES256-GCM-16", "AES256"]);
        }
        expect(inputs).to.deep.include({
            tunnel1IkeVersions: ["ikev2"],
            tunnel2Phase1IntegrityAlgorithms: ["SHA2-256", "SHA2-384", "SHA2-512"],
            tunnel1Phase2DhGroupNumbers: dhGroups,
        });
        const { security } = recording.stackOutputs["vpn"] as { security: Record<string, Record<string, unknown>> };
        for (const phase of ["phase1", "phase2"]) {
            expect(security[phase]?.["encryptionAlgorithms"]).to.deep.equal(["AES256-GCM-16", "AES256"]);
        }
    });

    it("log no BGP where none is spoken", async () => {
        const recording = await record(() => makeVpn({ routing: "static" }));
        const { tunnel2LogOptions } = recording.inputs(types.connection, "vpn-north-1");
        expect(tunnel2LogOptions).to.deep.equal({
            cloudwatchLogOptions: {
                logEnabled: true,
                logGroupArn: recording.output(types.logGroup, "vpn", "arn"),
                logOutputFormat: "json",
                bgpLogEnabled: false,
            },
        });
    });

    it("have keys that AWS makes and keeps in Secrets Manager, and that are in no input", async () => {
        const recording = await record(() => makeVpn());
        const inputs = recording.inputs(types.connection, "vpn-north-1");
        expect(inputs["presharedKeyStorage"]).to.equal("SecretsManager");
        expect(Object.keys(inputs)).to.not.include.members(["tunnel1PresharedKey", "tunnel2PresharedKey"]);
        expect(recording.one(types.connection, "vpn-north-1").options.additionalSecretOutputs).to.include.members([
            "customerGatewayConfiguration",
            "tunnel1PresharedKey",
            "tunnel2PresharedKey",
        ]);
    });

    it("get the configured ranges in order, two for each connection", async () => {
        const customerGateways = { north: { ...north, connections: 2, tunnelInsideCidrs: chosen } };
        const recording = await record(() => makeVpn({ customerGateways }));
        for (const [name, first, second] of [
            ["vpn-north-1", chosen[0], chosen[1]],
            ["vpn-north-2", chosen[2], chosen[3]],
        ] as const) {
            const inputs = recording.inputs(types.connection, name);
            expect([inputs["tunnel1InsideCidr"], inputs["tunnel2InsideCidr"]]).to.deep.equal([first, second]);
        }
    });

    it("are deleted before a successor of the same two gateways is asked for, whoever chose their ranges", async () => {
        const customerGateways = { north: { ...north, tunnelInsideCidrs: chosen.slice(0, 2) } };
        for (const changes of [{ customerGateways }, {}]) {
            const recording = await record(() => makeVpn(changes));
            expect(recording.one(types.connection, "vpn-north-1").options.deleteBeforeReplace).to.equal(true);
        }
    });
});

describe("the plan of a device's connections", () => {
    const device = { ipAddress: "203.0.113.10", bgpAsn: 65010, tunnelInsideCidrs: chosen };

    it("numbers them from 1, so that another one changes none", () => {
        const identity = (connections: number) =>
            plannedConnections("north", { ...device, connections }).map(({ key, insideCidrs }) => [
                key,
                ...insideCidrs,
            ]);
        expect(identity(3).map(([key]) => key)).to.deep.equal(["north-1", "north-2", "north-3"]);
        expect(identity(3).slice(0, 1)).to.deep.equal(identity(1));
    });

    it("leaves the choice to AWS where ranges run out", () => {
        const plans = plannedConnections("north", { ...device, connections: 3 });
        expect(plans.map(({ insideCidrs }) => insideCidrs)).to.deep.equal([
            [chosen[0], chosen[1]],
            [chosen[2], chosen[3]],
            [undefined, undefined],
        ]);
    });
});
