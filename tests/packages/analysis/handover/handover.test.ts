import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { analyze } from "@platform/analysis/handover/index";
import { packetSize } from "@platform/analysis/handover/packet-size";
import { analyzeHandover } from "@platform/analysis/handover/result";
import { tunnelSecurity } from "../../../../components/vpn/tunnel-options";
import { secret, type Inputs } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";

/** A connection of another program than the platform's. */
function foreign(inputs: Inputs, device: Inputs = { ipAddress: "198.51.100.7", bgpAsn: "65001" }) {
    return planOf((stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.9.0.0/16" });
        const gateway = stack.add("aws:ec2/vpnGateway:VpnGateway", "gateway", { vpcId: vpc.ref() });
        const customer = stack.add("aws:ec2/customerGateway:CustomerGateway", "device", device);
        const connection = stack.add("aws:ec2/vpnConnection:VpnConnection", "office", {
            ...{ vpnGatewayId: gateway.ref(), customerGatewayId: customer.ref(), type: "ipsec.1" },
            ...inputs,
        });
        stack.add("aws:ec2/vpnConnectionRoute:VpnConnectionRoute", "route", {
            vpnConnectionId: connection.ref(),
            destinationCidrBlock: "10.16.0.0/16",
        });
    });
}

describe("the handover to the datacenter", () => {
    it("says what production's devices have to set up", async () => {
        const plan = await planOfStack("prod");
        const { connections, around, gaps, alarms } = analyzeHandover(plan);
        expect(analyze(plan).verdict).to.equal("good");
        expect(gaps).to.deep.equal([]);
        const [first, second] = connections;
        expect(first).to.deep.include({
            ...{ name: "vpn-datacenter-a-1", deviceAddress: "203.0.113.10", deviceAsn: "65010", awsAsn: "64512" },
            ...{ routing: "BGP", vpcCidrs: ["10.40.0.0/16"], learningTables: 2, keys: "Secrets Manager" },
            keySecret: "<connections.datacenter-a-1.presharedKeySecretArn>",
        });
        const addresses = [first, second].flatMap((one) =>
            (one?.tunnels ?? []).map(({ awsInsideAddress, deviceInsideAddress }) => [
                awsInsideAddress,
                deviceInsideAddress,
            ]),
        );
        // Of each /30, AWS has the first address and the device the second.
        expect(addresses).to.deep.equal([
            ["169.254.40.1", "169.254.40.2"],
            ["169.254.40.5", "169.254.40.6"],
            ["169.254.40.9", "169.254.40.10"],
            ["169.254.40.13", "169.254.40.14"],
        ]);
        const { pingInstance: _pingInstance, probeId: _probeId, ...known } = around;
        expect(known).to.deep.equal({
            dnsQuestions: [],
            ...{ onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"], pingAddress: "10.40.15.229" },
            ...{ probeDestination: "10.16.0.10", contact: "Network operations center, +1 555 0100" },
        });
        expect(alarms.map(({ name, urgency }) => `${name} ${urgency ?? ""}`)).to.deep.equal([
            "vpn-outage critical",
            "vpn-datacenter-a-1-degraded warning",
            "vpn-datacenter-a-1-outage warning",
            "vpn-datacenter-b-1-degraded warning",
            "vpn-datacenter-b-1-outage warning",
            "vpn-probe-packet-loss warning",
            "vpn-keepalive-down warning",
        ]);
        expect(alarms.map(({ means }) => means)).to.deep.equal([
            "All 2 VPN connections are down",
            "VPN connection vpn-datacenter-a-1 has run on one of its two tunnels for 15 minutes",
            "VPN connection vpn-datacenter-a-1 is down",
            "VPN connection vpn-datacenter-b-1 has run on one of its two tunnels for 15 minutes",
            "VPN connection vpn-datacenter-b-1 is down",
            "AWS loses at least half of its pings to 10.16.0.10 in the datacenter",
            "The VPN's ping target (10.40.15.229) has not run for 15 minutes and did not recover by itself",
        ]);
    });

    it("demands what the stack output vpnHandover demands", async () => {
        const plan = await planOfStack("staging");
        const [connection] = analyzeHandover(plan).connections;
        const modern = tunnelSecurity("modern");
        for (const { ikeVersions, phase1, phase2, dpdTimeoutSeconds } of connection?.tunnels ?? []) {
            const output = (phase: (typeof modern)["phase1"]) => ({
                encryption: phase.encryptionAlgorithms,
                integrity: phase.integrityAlgorithms,
                dhGroups: phase.dhGroupNumbers.map(String),
                lifetimeSeconds: phase.lifetimeSeconds,
            });
            expect(ikeVersions).to.deep.equal(modern.ikeVersions);
            expect([phase1, phase2]).to.deep.equal([output(modern.phase1), output(modern.phase2)]);
            expect(dpdTimeoutSeconds).to.equal(modern.dpdTimeoutSeconds);
        }
    });

    it("names places of the stack output that exist", async () => {
        const plan = await planOfStack("prod");
        const component = plan.components.find(({ type }) => type === "platform:vpn:Vpn");
        const { markdown } = analyze(plan).data as { readonly markdown: string };
        const places = [...markdown.matchAll(/<(connections\.[^>]+)>/g)].map(([, place = ""]) => place);
        expect(new Set(places).size).to.equal(6); // two outside addresses and one secret for each of two connections
        for (const place of places) {
            const steps = place.split(/[.[\]]+/).filter((step) => step !== "");
            const value = component?.get(
                "handover",
                ...steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
            );
            expect(value?.text().state, place).to.equal("known");
        }
    });

    it("has the commands of the runbook", async () => {
        const runbook = readFileSync(path.resolve("docs/runbooks/vpn-tunnel-down.md"), "utf8");
        const { commands } = analyzeHandover(await planOfStack("prod"));
        expect(commands).to.have.lengthOf(4);
        for (const { command } of commands) {
            expect(runbook).to.contain(command);
        }
    });

    it("shows no key, and says where it is", () => {
        const plan = foreign({ tunnel1PresharedKey: secret("correct horse"), staticRoutesOnly: true });
        expect(JSON.stringify(analyze(plan))).not.to.contain("correct horse");
        const { gaps } = analyzeHandover(plan);
        expect(gaps).to.deep.equal([
            "office: its keys are in the program",
            "office: AWS accepts every IKE version or cipher that it knows, also weak ones",
            "office: no alarm looks at it",
        ]);
        expect(analyze(plan).verdict).to.equal("attention");
    });

    it("routes statically where there is no BGP", () => {
        const { connections, sheets } = analyzeHandover(foreign({ staticRoutesOnly: true }));
        expect(connections[0]).to.deep.include({ routing: "static", staticRoutes: ["10.16.0.0/16"] });
        expect(sheets["office"]).to.contain("AWS routes to the device   10.16.0.0/16").and.not.to.contain("AS number");
        expect(sheets["office"]).to.contain("AWS outside address        <office.tunnel1.awsAddress>");
    });

    it("says what it does not know", () => {
        expect(analyzeHandover(foreign({}, {})).gaps.slice(0, 3)).to.deep.equal([
            "office: the device's public address is not known",
            "office: the device's AS number is not known",
            "office: the datacenter's ranges are not known",
        ]);
    });

    it("has nothing to say without a VPN", () => {
        const section = analyze(planOf(() => undefined));
        expect([section.verdict, section.blocks.length]).to.deep.equal(["neutral", 0]);
    });
});

/** @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html */
describe("the size of packets in a tunnel, by AWS's table", () => {
    const cases = [
        [
            ["AES256-GCM-16"],
            ["SHA2-512"],
            { mtu: 1446, mss: 1406, mtuBehindNat: 1438, mssBehindNat: 1398, advisedMss: 1379 },
        ],
        [["AES256"], ["SHA2-256"], { mtu: 1438, mss: 1398, mtuBehindNat: 1422, mssBehindNat: 1382, advisedMss: 1379 }],
        [["AES256"], ["SHA2-384"], { mtu: 1422, mss: 1382, mtuBehindNat: 1422, mssBehindNat: 1382, advisedMss: 1379 }],
        // Any algorithm: what the largest headers leave.
        [[], [], { mtu: 1422, mss: 1382, mtuBehindNat: 1406, mssBehindNat: 1366, advisedMss: 1366 }],
    ] as const;
    for (const [encryption, integrity, wanted] of cases)
        it(`${encryption.join() || "any"} with ${integrity.join() || "any"}`, () => {
            expect(packetSize({ encryption, integrity, dhGroups: [], lifetimeSeconds: 3600 })).to.deep.equal(wanted);
        });
});
