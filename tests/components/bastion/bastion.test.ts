import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { bastion, principals, ssh, types } from "./fixture";

/** Rules of a direction: description, ports and peer, without the group, which is checked to be the bastion's. */
function rules(recording: Recording, type: string): readonly unknown[] {
    return recording.names(type).map((name) => {
        const { securityGroupId, ...rule } = recording.inputs(type, name);
        expect(securityGroupId, name).to.equal(recording.id(types.securityGroup, "bastion"));
        return rule;
    });
}

describe("Bastion", () => {
    it("registers exactly these resources without SSH, in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(bastion({ sessionPrincipals: principals }));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${types.group} bastion-instance`,
            `${types.logGroup} bastion-session`,
            `${types.alarm} bastion-instance-absent`,
            `${types.launchTemplate} bastion-instance`,
            `${types.securityGroup} bastion`,
            `${types.profile} bastion-instance`,
            `${types.role} bastion-instance`,
            `${types.role} bastion-session`,
            `${types.rolePolicy} bastion-instance`,
            `${types.rolePolicy} bastion-session`,
            `${types.document} bastion-session`,
            `${types.egress} bastion-https`,
            "platform:bastion:Bastion bastion",
            "platform:bastion:BastionInstance bastion-instance",
            "platform:bastion:SessionAccess bastion-session",
        ]);
    });

    it("adds exactly these with SSH, in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(bastion({ ssh }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const without = await record(bastion());
        expect(strict.list.filter((line) => !without.list.includes(line))).to.deep.equal([
            `${types.rule} bastion-address-launch`,
            `${types.target} bastion-address-launch`,
            `${types.alarm} bastion-address-failed`,
            `${types.alarm} bastion-address-not-started`,
            `${types.address} bastion-address`,
            `${types.policy} bastion-ssh-jane`,
            `${types.policy} bastion-ssh-john`,
            `${types.role} bastion-address-associate`,
            `${types.role} bastion-address-launch`,
            `${types.rolePolicy} bastion-address-associate`,
            `${types.rolePolicy} bastion-address-launch`,
            `${types.roleAttachment} bastion-ssh-jane`,
            `${types.userAttachment} bastion-ssh-john`,
            `${types.record} bastion-address`,
            `${types.stateMachine} bastion-address-associate`,
            `${types.ingress} bastion-ssh-198.51.100.0-24`,
            `${types.ingress} bastion-ssh-203.0.113.0-24`,
            "platform:bastion:FixedAddress bastion-address",
            "platform:bastion:SshUsers bastion-ssh",
        ]);
        expect(strict.list).to.include.members([...without.list]);
    });

    it("adds exactly these where people may log in to the cluster's instances", async () => {
        const { strict, placeholder } = await recordBoth(bastion({ clusterSshPrincipals: principals }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const without = await record(bastion());
        expect(strict.list.filter((line) => !without.list.includes(line))).to.deep.equal([
            `${types.role} bastion-cluster-ssh`,
            `${types.rolePolicy} bastion-cluster-ssh`,
            `${types.document} bastion-cluster-ssh`,
            "platform:bastion:ClusterSsh bastion-cluster-ssh",
        ]);
    });

    it("opens no port without SSH", async () => {
        const recording = await record(bastion());
        expect(recording.names(types.ingress)).to.deep.equal([]);
        expect(recording.inputs(types.securityGroup, "bastion")).to.not.have.any.keys("ingress", "egress");
    });

    it("opens port 22 to the named ranges with SSH", async () => {
        const recording = await record(bastion({ ssh }));
        const from = (cidr: string) => ({
            description: `SSH from ${cidr}`,
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
            cidrIpv4: cidr,
        });
        expect(rules(recording, types.ingress)).to.deep.equal([from("198.51.100.0/24"), from("203.0.113.0/24")]);
    });

    it("calls AWS over HTTPS, and nobody else by a rule of its own", async () => {
        const recording = await record(bastion({ ssh }));
        expect(rules(recording, types.egress)).to.deep.equal([
            {
                description: "HTTPS to AWS and to package repositories",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: "0.0.0.0/0",
            },
        ]);
    });

    it("lives in private subnets without SSH, and in public ones with it", async () => {
        for (const [config, subnets] of [
            [{}, ["subnet-privatea", "subnet-privateb"]],
            [{ ssh }, ["subnet-publica", "subnet-publicb"]],
        ] as const) {
            const recording = await record(bastion(config));
            expect(recording.inputs(types.group, "bastion-instance")["vpcZoneIdentifiers"]).to.deep.equal(subnets);
        }
    });
});
