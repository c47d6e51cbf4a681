import { expect } from "chai";
import { amazonLinuxParameter } from "../../../components/shared/amazon-linux";
import { keepaliveAddress } from "../../../components/vpn/plan";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { makeVpn, types } from "./fixture";

const name = "vpn-keepalive";
const withKeepalive = (keepalive: Readonly<Record<string, unknown>> = {}) => record(() => makeVpn({ keepalive }));

describe("the VPN's ping target", () => {
    it("exists only where the configuration asks for it", async () => {
        const recording = await record(() => makeVpn());
        expect(recording.names(types.instance)).to.deep.equal([]);
        expect(recording.names(types.reservation)).to.deep.equal([]);
        expect(recording.names(types.probe)).to.deep.equal([]);
    });

    it("is a small, private, encrypted instance with a fixed address and neither role nor key", async () => {
        const recording = await withKeepalive();
        const { ami, ...inputs } = recording.inputs(types.instance, name);
        expect(ami).to.match(/^ami-/);
        expect(inputs).to.deep.equal({
            instanceType: "t4g.nano",
            subnetId: "subnet-0000000a",
            privateIp: "10.40.15.229",
            associatePublicIpAddress: false,
            vpcSecurityGroupIds: [recording.id(types.securityGroup, name)],
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            creditSpecification: { cpuCredits: "standard" },
            rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: 8 },
            tags: { Name: "platform-test-keepalive" },
        });
    });

    it("is not replaced for a new image, and frees its address when it is replaced", async () => {
        const recording = await withKeepalive();
        const { options } = recording.one(types.instance, name);
        expect(options.ignoreChanges).to.deep.equal(["ami"]);
        expect(options.deleteBeforeReplace).to.equal(true);
    });

    it("has its address reserved before it starts", async () => {
        const recording = await withKeepalive();
        expect(recording.inputs(types.reservation, name)).to.include({
            subnetId: "subnet-0000000a",
            cidrBlock: "10.40.15.224/28",
            reservationType: "explicit",
        });
        expect(recording.one(types.instance, name).dependencies).to.include(recording.one(types.reservation, name).urn);
    });

    it("answers pings from the datacenter, and nothing else gets in or out", async () => {
        const recording = await withKeepalive();
        expect(recording.inputs(types.securityGroup, name)).to.not.have.any.keys("ingress", "egress");
        expect(recording.names("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule")).to.deep.equal([]);
        expect(recording.names(types.ingress)).to.deep.equal([
            `${name}-ping-10.16.0.0-16`,
            `${name}-ping-172.20.0.0-16`,
        ]);
        expect(recording.inputs(types.ingress, `${name}-ping-172.20.0.0-16`)).to.deep.equal({
            securityGroupId: recording.id(types.securityGroup, name),
            description: "Ping from the datacenter (172.20.0.0/16)",
            ipProtocol: "icmp",
            fromPort: 8,
            toPort: 0,
            cidrIpv4: "172.20.0.0/16",
        });
    });

    for (const [action, metricName, evaluationPeriods] of [
        ["recover", "StatusCheckFailed_System", 2],
        ["reboot", "StatusCheckFailed_Instance", 3],
    ] as const) {
        it(`is repaired by AWS: ${action}`, async () => {
            const recording = await withKeepalive();
            const { alarmDescription, ...watch } = alarmInputs(recording, `${name}-${action}`);
            expect(alarmDescription).to.match(/Nothing to do\.$/);
            expect(watch).to.deep.equal({
                namespace: "AWS/EC2",
                metricName,
                dimensions: { InstanceId: recording.id(types.instance, name) },
                statistic: "Maximum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 60,
                evaluationPeriods,
                treatMissingData: "notBreaching",
                alarmActions: [`arn:aws:automate:us-east-1:ec2:${action}`],
            });
        });
    }

    it("is reported when it does not come back, or was stopped", async () => {
        const recording = await withKeepalive();
        expect(alarmInputs(recording, `${name}-down`)).to.deep.include({
            metricName: "StatusCheckFailed",
            dimensions: { InstanceId: recording.id(types.instance, name) },
            treatMissingData: "breaching",
            alarmActions: [testTopics.warning],
        });
    });

    it("stands beside a probe from the AWS side where the configuration asks for one", async () => {
        const recording = await withKeepalive({ probe: { destination: "10.16.0.10", periodSeconds: 30 } });
        expect(recording.inputs(types.monitor, "vpn-probe")).to.deep.equal({
            monitorName: "platform-test-vpn",
            aggregationPeriod: 30,
        });
        expect(recording.inputs(types.probe, "vpn-probe")).to.deep.equal({
            monitorName: "platform-test-vpn",
            sourceArn: "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0000000a",
            destination: "10.16.0.10",
            protocol: "ICMP",
            packetSize: 56,
        });
    });
});

describe("the ping target's address", () => {
    for (const [subnet, range, address] of [
        ["10.40.0.0/20", "10.40.15.224/28", "10.40.15.229"],
        ["10.40.0.64/26", "10.40.0.96/28", "10.40.0.101"],
        ["10.40.0.32/27", "10.40.0.32/28", "10.40.0.37"],
    ] as const) {
        it(`in ${subnet} is ${address}`, () => {
            expect(keepaliveAddress(subnet)).to.deep.equal({ range, address });
        });
    }

    it("needs a /27", () => {
        expect(() => keepaliveAddress("10.40.0.16/28")).to.throw("10.40.0.16/28 has no /28 number -1");
    });
});

describe("the image of an instance type", () => {
    for (const [type, architecture] of [
        ["t4g.nano", "arm64"],
        ["c7gn.large", "arm64"],
        ["t3.nano", "x86_64"],
        ["g5.xlarge", "x86_64"],
    ] as const) {
        it(`${type} is for ${architecture}`, () => {
            expect(amazonLinuxParameter(type)).to.equal(
                `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
            );
        });
    }
});
