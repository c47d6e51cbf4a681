import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn } from "../../harness/scope";
import { makeVpn, north, south, types } from "./fixture";

describe("Vpn", () => {
    it("registers exactly these resources in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(() =>
            makeVpn({ customerGateways: { north, south }, keepalive: { probe: { destination: "10.16.0.10" } } }),
        );
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${types.logGroup} vpn`,
            `${types.alarm} vpn-keepalive-down`,
            `${types.alarm} vpn-keepalive-reboot`,
            `${types.alarm} vpn-keepalive-recover`,
            `${types.alarm} vpn-north-1-degraded`,
            `${types.alarm} vpn-north-1-outage`,
            `${types.alarm} vpn-outage`,
            `${types.alarm} vpn-probe-packet-loss`,
            `${types.alarm} vpn-south-1-degraded`,
            `${types.alarm} vpn-south-1-outage`,
            `${types.customerGateway} vpn-north-1`,
            `${types.customerGateway} vpn-south-1`,
            `${types.instance} vpn-keepalive`,
            `${types.securityGroup} vpn-keepalive`,
            `${types.reservation} vpn-keepalive`,
            `${types.connection} vpn-north-1`,
            `${types.connection} vpn-south-1`,
            `${types.gateway} vpn`,
            `${types.propagation} vpn-us-east-1a`,
            `${types.propagation} vpn-us-east-1b`,
            `${types.monitor} vpn-probe`,
            `${types.probe} vpn-probe`,
            `${types.ingress} vpn-keepalive-ping-10.16.0.0-16`,
            `${types.ingress} vpn-keepalive-ping-172.20.0.0-16`,
            "platform:vpn:DatacenterProbe vpn-probe",
            "platform:vpn:Keepalive vpn-keepalive",
            "platform:vpn:Vpn vpn",
        ]);
    });

    it("attaches the gateway, and propagates its routes to every private table", async () => {
        const recording = await record(() => makeVpn({ amazonSideAsn: 64999 }));
        expect(recording.inputs(types.gateway, "vpn")).to.deep.equal({
            vpcId: "vpc-0a1b2c3d",
            amazonSideAsn: "64999",
            tags: { Name: "platform-test-vpn" },
        });
        expect(recording.inputs(types.propagation, "vpn-us-east-1b")).to.deep.equal({
            vpnGatewayId: recording.id(types.gateway, "vpn"),
            routeTableId: "rtb-0000000b",
        });
    });

    it("describes each device by its address and its number, whatever the number's size", async () => {
        const large = { ...south, bgpAsn: 4_200_000_001 };
        const recording = await record(() => makeVpn({ customerGateways: { north, south: large } }));
        expect(recording.inputs(types.customerGateway, "vpn-north-1")).to.deep.equal({
            type: "ipsec.1",
            deviceName: "platform-test-north-1",
            ipAddress: "203.0.113.10",
            bgpAsn: "65010",
            tags: { Name: "platform-test-north-1" },
        });
        expect(recording.inputs(types.customerGateway, "vpn-south-1")).to.deep.equal({
            type: "ipsec.1",
            deviceName: "platform-test-south-1",
            ipAddress: "203.0.113.20",
            bgpAsnExtended: "4200000001",
            tags: { Name: "platform-test-south-1" },
        });
    });

    it("gives each connection of one device a customer gateway that AWS can tell from the others", async () => {
        const recording = await record(() => makeVpn({ customerGateways: { north: { ...north, connections: 2 } } }));
        const gateways = recording.ofType(types.customerGateway).map(({ inputs }) => inputs["deviceName"]);
        expect(gateways).to.deep.equal(["platform-test-north-1", "platform-test-north-2"]);
        const joined = recording.ofType(types.connection).map(({ inputs }) => inputs["customerGatewayId"]);
        expect(new Set(joined).size).to.equal(2);
    });

    it("joins each connection to its own device", async () => {
        const recording = await record(() => makeVpn({ customerGateways: { north, south } }));
        for (const device of ["north", "south"]) {
            const inputs = recording.inputs(types.connection, `vpn-${device}-1`);
            expect(inputs["vpnGatewayId"]).to.equal(recording.id(types.gateway, "vpn"));
            expect(inputs["customerGatewayId"]).to.equal(recording.id(types.customerGateway, `vpn-${device}-1`));
        }
    });

    it("speaks BGP by default, and then routes nothing by hand", async () => {
        const recording = await record(() => makeVpn());
        expect(recording.inputs(types.connection, "vpn-north-1")["staticRoutesOnly"]).to.equal(false);
        expect(recording.names(types.staticRoute)).to.deep.equal([]);
    });

    it("routes every range over every connection when routing is static", async () => {
        const recording = await record(() => makeVpn({ routing: "static", customerGateways: { north, south } }));
        expect(recording.inputs(types.connection, "vpn-south-1")["staticRoutesOnly"]).to.equal(true);
        expect(recording.names(types.staticRoute)).to.deep.equal([
            "vpn-north-1-10.16.0.0-16",
            "vpn-north-1-172.20.0.0-16",
            "vpn-south-1-10.16.0.0-16",
            "vpn-south-1-172.20.0.0-16",
        ]);
        expect(recording.inputs(types.staticRoute, "vpn-south-1-172.20.0.0-16")).to.deep.equal({
            vpnConnectionId: recording.id(types.connection, "vpn-south-1"),
            destinationCidrBlock: "172.20.0.0/16",
        });
    });

    it("keeps the tunnels' log encrypted and for a time", async () => {
        const recording = await record(() => makeVpn({ tunnelLogRetentionDays: 14 }));
        expect(recording.inputs(types.logGroup, "vpn")).to.deep.equal({
            name: "/aws/vendedlogs/platform-test/vpn",
            retentionInDays: 14,
            kmsKeyId: testKeyArn,
        });
    });

    it("changes no name when a device, a connection or a range is added", async () => {
        const before = await record(() => makeVpn({ routing: "static", onPremisesCidrs: ["172.20.0.0/16"] }));
        const after = await record(() =>
            makeVpn({
                routing: "static",
                onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"],
                customerGateways: { south, north: { ...north, connections: 2 } },
            }),
        );
        expect(after.list).to.include.members([...before.list]);
    });
});
