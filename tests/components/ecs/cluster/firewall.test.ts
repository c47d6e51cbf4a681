import { expect } from "chai";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { firewall, clusterWith, makeCluster, types } from "./fixture";

/** `name → inputs` of all rules in one direction. */
function rules(recording: Recording, type: string): Record<string, unknown> {
    return Object.fromEntries(recording.names(type).map((name) => [name, recording.inputs(type, name)]));
}

describe("the firewall of the cluster's instances", () => {
    it("is a group without rules of its own", async () => {
        const made = await record(clusterWith());
        expect(made.inputs(types.securityGroup, firewall)).to.deep.equal({
            vpcId: "vpc-0a1b2c3d",
            description: "Instances of the ECS cluster",
            tags: { Name: "platform-test-cluster" },
        });
    });

    it("lets load balancers in at dynamic ports and the bastion at port 22, each out of its own group too", async () => {
        const made = await record(() =>
            makeCluster(
                { egress: [] },
                {
                    loadBalancers: [
                        { name: "public", securityGroupId: "sg-0public" },
                        { name: "services", securityGroupId: "sg-0services" },
                    ],
                    bastionSecurityGroupId: "sg-0bastion",
                    onPremisesCidrs: [],
                },
            ),
        );
        const instances = made.id(types.securityGroup, firewall);
        const dynamic = { ipProtocol: "tcp", fromPort: 32768, toPort: 65535 };
        const ssh = { ipProtocol: "tcp", fromPort: 22, toPort: 22 };
        const into = (from: string, caller: string, ports: object) => ({
            ...ports,
            securityGroupId: instances,
            referencedSecurityGroupId: from,
            description: `From the ${caller}`,
        });
        const outOf = (from: string, ports: object) => ({
            ...ports,
            securityGroupId: from,
            referencedSecurityGroupId: instances,
            description: "To the instances of the ECS cluster",
        });
        expect(rules(made, types.ingress)).to.deep.equal({
            [`${firewall}-lb-public`]: into("sg-0public", "load balancer public", dynamic),
            [`${firewall}-lb-services`]: into("sg-0services", "load balancer services", dynamic),
            [`${firewall}-ssh`]: into("sg-0bastion", "bastion", ssh),
        });
        expect(rules(made, types.egress)).to.deep.equal({
            [`${firewall}-lb-public`]: outOf("sg-0public", dynamic),
            [`${firewall}-lb-services`]: outOf("sg-0services", dynamic),
            [`${firewall}-ssh`]: outOf("sg-0bastion", ssh),
        });
    });

    it("lets nobody in without load balancers and bastion", async () => {
        const made = await record(clusterWith({}, { loadBalancers: [], bastionSecurityGroupId: undefined }));
        expect(made.names(types.ingress)).to.deep.equal([]);
    });

    it("lets tasks call what is configured, and every TCP port on-premises", async () => {
        const egress = [
            { description: "Time", protocol: "udp", fromPort: 123, toPort: 123, cidr: "192.0.2.0/24" },
            { description: "Web services", fromPort: 443, toPort: 443 },
        ];
        const onPremisesCidrs = ["10.16.0.0/16", "10.17.0.0/16"];
        const made = await record(clusterWith({ egress }, { loadBalancers: [], onPremisesCidrs }));
        const securityGroupId = made.id(types.securityGroup, firewall);
        const everyPort = { securityGroupId, ipProtocol: "tcp", fromPort: 0, toPort: 65535 };
        const description = "On-premises network, through the VPN";
        expect(rules(made, types.egress)).to.deep.equal({
            [`${firewall}-on-premises-10.16.0.0-16`]: { ...everyPort, description, cidrIpv4: "10.16.0.0/16" },
            [`${firewall}-on-premises-10.17.0.0-16`]: { ...everyPort, description, cidrIpv4: "10.17.0.0/16" },
            [`${firewall}-tcp-443-443-0.0.0.0-0`]: {
                securityGroupId,
                description: "Web services",
                ipProtocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrIpv4: "0.0.0.0/0",
            },
            [`${firewall}-udp-123-123-192.0.2.0-24`]: {
                securityGroupId,
                description: "Time",
                ipProtocol: "udp",
                fromPort: 123,
                toPort: 123,
                cidrIpv4: "192.0.2.0/24",
            },
        });
    });

    it("keeps the names of the other rules when one before them goes", async () => {
        const others = ["10.17.0.0/16", "10.18.0.0/16"];
        const all = await record(clusterWith({}, { onPremisesCidrs: ["10.16.0.0/16", ...others] }));
        const fewer = await record(clusterWith({}, { onPremisesCidrs: others }));
        const gone = all.names(types.egress).filter((name) => !fewer.names(types.egress).includes(name));
        expect(gone).to.deep.equal([`${firewall}-on-premises-10.16.0.0-16`]);
        expect(all.list).to.include.members([...fewer.list]);
    });
});
