import { expect } from "chai";
import { noPublicIp } from "../../../../policy-pack/policies/network/no-public-ip";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown } from "../../harness/stack";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const is = (at: string) => `subject (${TEMPLATE}): ${at} is true; required: no public address. Fix: remove ${at}.`;
const hidden = (at: string) =>
    `subject (${TEMPLATE}): undecided, as this is not known: ${at}. ` +
    "Decided by: a value that is plain in the program (no public address).";

describeResourcePolicy(noPublicIp, {
    type: TEMPLATE,
    compliant: [
        { networkInterfaces: [{ associatePublicIpAddress: "false" }, {}] },
        { networkInterfaces: [{ associatePublicIpAddress: "" }] },
        { associatePublicIpAddress: false, networkInterfaces: [] },
    ],
    violating: [
        [{ associatePublicIpAddress: true }, is("associatePublicIpAddress")],
        [
            { networkInterfaces: [{}, { associatePublicIpAddress: "true" }] },
            is("networkInterfaces[1].associatePublicIpAddress"),
        ],
        [
            { networkInterfaces: [{ associateCarrierIpAddress: "1" }] },
            is("networkInterfaces[0].associateCarrierIpAddress"),
        ],
        [
            { launchSpecifications: [{ associatePublicIpAddress: true }] },
            is("launchSpecifications[0].associatePublicIpAddress"),
        ],
    ],
    unknown: [
        [
            { networkInterfaces: [{ associatePublicIpAddress: unknown() }] },
            hidden("networkInterfaces[0].associatePublicIpAddress"),
        ],
    ],
    secret: [{ associatePublicIpAddress: secret("hunter2") }, "hunter2"],
    minimal: [{}],
});

describe("no-public-ip: the bastion and listed endpoints", () => {
    const judge = async (parent: string, settings = {}) => {
        const stack = new StackBuilder("preview");
        stack.add(TEMPLATE, "subject", { networkInterfaces: [{ associatePublicIpAddress: "true" }] }, parent);
        return (await analyze([noPublicIp], stack.records, { settings })).diagnostics.length;
    };

    it("may have public addresses", async () => {
        expect(await judge("platform:bastion:Bastion")).to.equal(0);
        const publicEndpoints = [{ identity: "platform:client-vpn:*", protocol: "udp", port: 443 }];
        expect(await judge("platform:client-vpn:Server", { publicEndpoints })).to.equal(0);
    });

    it("are known by identity alone", async () => {
        expect(await judge("platform:ecs:Cluster")).to.equal(1);
        expect(await judge("platform:client-vpn:Server")).to.equal(1);
    });
});
