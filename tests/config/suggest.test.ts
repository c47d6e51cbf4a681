import { expect } from "chai";
import { closest } from "../../config/suggest";

const keys = ["network", "vpn", "services", "port", "hostPort", "protocol", "timeoutSecondsLong", "timeoutSeconds"];

describe("config: the key that was meant", () => {
    for (const [written, meant] of [
        ["netwrok", "network"], // neighbours swapped
        ["netwok", "network"], // a letter left out
        ["neetwork", "network"], // a letter too many
        ["vpm", "vpn"],
        ["VPN", "vpn"],
        ["service", "services"],
        ["hostport", "hostPort"],
        ["prot", "port"],
        ["proto", "protocol"], // the rest left out
        ["timeout", "timeoutSeconds"],
    ] as const) {
        it(`${written} → ${meant}`, () => {
            expect(closest(written, keys)).to.equal(meant);
        });
    }

    it("is none when nothing is near", () => {
        expect(closest("kubernetes", keys)).to.equal(undefined);
        expect(closest("xyz", keys)).to.equal(undefined);
    });
});
