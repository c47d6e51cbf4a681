import { expect } from "chai";
import type { VpnTransforms } from "../../../components/vpn/vpn";
import { record } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { makeVpn, north, south, types } from "./fixture";

const full = {
    routing: "static",
    customerGateways: { north, south },
    keepalive: { probe: { destination: "10.16.0.10" } },
};

describe("transform of the VPN", () => {
    it("reaches a connection's tunnels and the ping target", async () => {
        const transform: VpnTransforms = {
            connection: { tunnel1Phase1LifetimeSeconds: 3600 },
            keepalive: { instance: (args) => ({ ...args, monitoring: true }) },
        };
        const recording = await record(() => makeVpn({ keepalive: {} }, { transform }));
        expect(recording.inputs(types.connection, "vpn-north-1")["tunnel1Phase1LifetimeSeconds"]).to.equal(3600);
        expect(recording.inputs(types.instance, "vpn-keepalive")["monitoring"]).to.equal(true);
        const said = (type: string, name: string) => recording.one(type, name).outputs["transformed"];
        expect(said("platform:vpn:Vpn", "vpn")).to.deep.equal(["connection vpn-north-1"]);
        expect(said("platform:vpn:Keepalive", "vpn-keepalive")).to.deep.equal(["instance vpn-keepalive"]);
    });

    it("reaches everything that it makes", async () => {
        const recording = await record(() => makeVpn(full, { transform: everyTransform }));
        expect(unreached(recording)).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error the instance is the keepalive's
        const transform: VpnTransforms = { instance: {} };
        expect(transform).to.have.keys("instance");
    });
});
