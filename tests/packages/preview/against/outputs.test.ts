import { compare } from "@platform/preview/against/compare";
import type { Preview } from "@platform/preview/result";
import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { record } from "../../../harness/record";

/** Two VPN connections, and the addresses inside their tunnels as outputs. */
async function plan(insideCidr: string) {
    const connection = (name: string, tunnel1InsideCidr: string) =>
        new aws.ec2.VpnConnection(name, {
            ...{ type: "ipsec.1", customerGatewayId: "cgw-0a1b2c3d", vpnGatewayId: "vgw-0a1b2c3d", tunnel1InsideCidr },
        }).tunnel1CgwInsideAddress;
    const { everything, stackOutputs } = await record(() => ({
        first: connection("first", insideCidr),
        second: connection("second", "169.254.40.16/30"),
    }));
    return { resources: everything, stackOutputs };
}

describe("outputs of a plan beside another one's", () => {
    it("change with the resource that they come from, and no others that begin alike", async () => {
        const [before, after] = [await plan("169.254.40.0/30"), await plan("169.254.50.0/30")];
        const resources = before.resources.map((one) => ({ ...one, pendingDelete: false }));
        const baseline = { label: "before", resources, outputs: before.stackOutputs, notes: [], deployed: false };
        const { outputs } = compare(baseline, { strict: after, placeholder: after } as unknown as Preview, false);
        expect(before.stackOutputs).to.deep.equal({ first: "169.254.40.2", second: "169.254.40.18" });
        expect(outputs.map(({ path, before: old, after: now }) => [path, old, now])).to.deep.equal([
            ["first", "169.254.40.2", "169.254.50.2"],
        ]);
    });
});
