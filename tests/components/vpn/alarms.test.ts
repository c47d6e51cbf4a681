import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { makeVpn, north, south, types } from "./fixture";

const both = { customerGateways: { north, south } };
const tell = (topic: unknown) => ({ alarmActions: [topic], okActions: [topic] });

describe("the alarms of the VPN", () => {
    it("warn when one tunnel of a connection stays down", async () => {
        const recording = await record(() => makeVpn());
        const { alarmDescription, ...watch } = alarmInputs(recording, "vpn-north-1-degraded");
        expect(watch).to.deep.equal({
            namespace: "AWS/VPN",
            metricName: "TunnelState",
            dimensions: { VpnId: recording.id(types.connection, "vpn-north-1") },
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "breaching",
            ...tell(testTopics.warning),
        });
        expect(alarmDescription).to.equal(
            "VPN connection vpn-north-1 has run on one of its two tunnels for 15 minutes. Traffic still flows, with " +
                "nothing in reserve. If it does not come back by itself, call Network operations, +1 555 0100. " +
                "Runbook: docs/runbooks/vpn-tunnel-down.md",
        );
    });

    it("page when both are down, or silent", async () => {
        const recording = await record(() => makeVpn());
        const { alarmDescription, ...watch } = alarmInputs(recording, "vpn-north-1-outage");
        expect(watch).to.deep.equal({
            namespace: "AWS/VPN",
            metricName: "TunnelState",
            dimensions: { VpnId: recording.id(types.connection, "vpn-north-1") },
            statistic: "Maximum",
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 1,
            treatMissingData: "breaching",
            ...tell(testTopics.critical),
        });
        expect(alarmDescription).to.include("Apps cannot reach the datacenter. Call Network operations, +1 555 0100.");
    });

    it("wake nobody when another connection carries the traffic", async () => {
        const recording = await record(() => makeVpn(both));
        for (const device of ["north", "south"]) {
            const { alarmDescription, ...watch } = alarmInputs(recording, `vpn-${device}-1-outage`);
            expect(watch).to.deep.include(tell(testTopics.warning));
            expect(alarmDescription).to.include("Traffic flows over the others as long as one is up. Call Network");
        }
    });

    it("watch every connection by its own id", async () => {
        const recording = await record(() => makeVpn(both));
        for (const device of ["north", "south"]) {
            expect(alarmInputs(recording, `vpn-${device}-1-outage`)["dimensions"]).to.deep.equal({
                VpnId: recording.id(types.connection, `vpn-${device}-1`),
            });
        }
    });

    it("tell the loss of the datacenter from the loss of a spare, where there is a spare", async () => {
        const recording = await record(() => makeVpn(both));
        const query = (id: string, device: string) => ({
            id,
            label: `vpn-${device}-1`,
            metric: {
                namespace: "AWS/VPN",
                metricName: "TunnelState",
                period: 300,
                stat: "Maximum",
                dimensions: { VpnId: recording.id(types.connection, `vpn-${device}-1`) },
            },
            returnData: false,
        });
        const { alarmDescription, ...watch } = alarmInputs(recording, "vpn-outage");
        expect(watch).to.deep.equal({
            metricQueries: [
                query("connection1", "north"),
                query("connection2", "south"),
                { id: "best", label: "Best tunnel", expression: "MAX(METRICS())", returnData: true },
            ],
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
            evaluationPeriods: 1,
            treatMissingData: "breaching",
            ...tell(testTopics.critical),
        });
        expect(alarmDescription).to.match(/^All 2 VPN connections are down/);
        expect((await record(() => makeVpn())).names(types.alarm)).to.not.include("vpn-outage");
    });

    it("warn when AWS's own pings into the datacenter are lost", async () => {
        const recording = await record(() => makeVpn({ keepalive: { probe: { destination: "10.16.0.10" } } }));
        const { alarmDescription, ...watch } = alarmInputs(recording, "vpn-probe-packet-loss");
        expect(watch).to.deep.equal({
            namespace: "AWS/NetworkMonitor",
            metricName: "PacketLoss",
            dimensions: {
                Monitor: "platform-test-vpn",
                Probe: recording.output(types.probe, "vpn-probe", "probeId"),
            },
            statistic: "Average",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 50,
            period: 300,
            evaluationPeriods: 3,
            datapointsToAlarm: 2,
            treatMissingData: "breaching",
            ...tell(testTopics.warning),
        });
        expect(alarmDescription).to.include("pings to 10.16.0.10 in the datacenter");
    });
});
