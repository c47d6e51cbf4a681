import { expect } from "chai";
import { record } from "../harness/record";
import type { Recording } from "../harness/recording";
import { recordShippedBoth } from "../harness/shipped";
import { program, stackValues } from "../harness/stack";

/** Names of what Pulumi refuses to delete. */
const protectedIn = ({ resources }: Recording): readonly string[] =>
    resources.filter(({ options }) => options.protect === true).map(({ type, name }) => `${type} ${name}`);

/** The same, with the rest of the stack's file as it is shipped. */
async function protectedBy(protection: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const config = { ...stackValues("staging"), ...protection };
    return protectedIn(await record(program, { config, stack: "staging" }));
}

const keys = ["boards-commissions", "registry-certs"].map((service) => `aws:kms/key:Key ${service}-secrets`);
const kept = [
    "aws:kms/key:Key db-registry",
    "aws:ec2/eip:Eip network-nat-us-east-1a",
    ...keys,
    "aws:route53/zone:Zone dns",
    "aws:route53/zone:Zone dns-internal",
];
const connection = "aws:ec2/vpnConnection:VpnConnection vpn-datacenter-a-1";

describe("what a rebuilt stack needs back", () => {
    it("is protected in staging, and nothing else is", async () => {
        const { strict, placeholder } = await recordShippedBoth("staging");
        expect(protectedIn(strict)).to.have.members([...kept, connection]);
        expect(protectedIn(placeholder)).to.have.members([...kept, connection]);
    });

    it("is not where the stack's file says so", async () => {
        expect(await protectedBy({ "platform:keepForRebuild": "false" })).to.deep.equal([]);
    });

    it("is protected with all that is hard to bring back, the VPN's connections only where they are to be kept", async () => {
        const all = { "platform:deletionProtection": "true", "platform:keepForRebuild": "false" };
        const found = await protectedBy(all);
        expect(found).to.include.members([
            ...kept,
            "aws:kms/key:Key encryption",
            "aws:lb/loadBalancer:LoadBalancer public",
        ]);
        expect(found).to.not.include(connection);
    });
});
