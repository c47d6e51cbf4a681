import { expect } from "chai";
import { recordShippedBoth } from "../harness/shipped";

describe("stack outputs", () => {
    const both = recordShippedBoth("prod");

    it("hand out what other stacks build on", async () => {
        const { placeholder } = await both;
        const id = (type: string, name: string) => placeholder.id(`aws:${type}`, name);
        const byZone = (type: string, name: string) =>
            Object.fromEntries(["us-east-1a", "us-east-1b"].map((zone) => [zone, id(type, `${name}-${zone}`)]));
        const { stackOutputs } = placeholder;

        expect(stackOutputs["networkIds"]).to.deep.equal({
            vpcId: id("ec2/vpc:Vpc", "network"),
            cidr: "10.40.0.0/16",
            publicSubnetIds: byZone("ec2/subnet:Subnet", "network-public"),
            privateSubnetIds: byZone("ec2/subnet:Subnet", "network-private"),
            dataSubnetIds: byZone("ec2/subnet:Subnet", "network-data"),
            privateRouteTableIds: byZone("ec2/routeTable:RouteTable", "network-private"),
            dataRouteTableIds: byZone("ec2/routeTable:RouteTable", "network-data"),
        });
        const zoneId = (name: string) => placeholder.output("aws:route53/zone:Zone", name, "zoneId");
        expect(stackOutputs["dnsIds"]).to.deep.equal({
            publicZoneId: zoneId("dns"),
            internalZoneId: zoneId("dns-internal"),
            certificateArn: placeholder.output(
                "aws:acm/certificateValidation:CertificateValidation",
                "dns-certificate",
                "certificateArn",
            ),
        });
        expect(stackOutputs["ecsCluster"]).to.deep.equal({
            name: "platform-prod",
            capacityProvider: placeholder.output("aws:ecs/capacityProvider:CapacityProvider", "cluster", "name"),
            securityGroupId: id("ec2/securityGroup:SecurityGroup", "cluster-instances-firewall"),
        });
        const topic = (severity: string) => placeholder.output("aws:sns/topic:Topic", `alerts-${severity}`, "arn");
        expect(stackOutputs["alertTopics"]).to.deep.equal({ critical: topic("critical"), warning: topic("warning") });
        expect(stackOutputs["encryptionKeyArn"]).to.equal(placeholder.output("aws:kms/key:Key", "encryption", "arn"));
        expect((stackOutputs["loadBalancerEndpoints"] as { open: unknown }).open).to.deep.equal({
            dnsName: placeholder.output("aws:lb/loadBalancer:LoadBalancer", "open", "dnsName"),
            httpsListenerArn: placeholder.output("aws:lb/listener:Listener", "open-https", "arn"),
            securityGroupId: id("ec2/securityGroup:SecurityGroup", "open-clients"),
        });
    });

    it("are the same in a first preview and after an update", async () => {
        const { strict, placeholder } = await both;
        expect(Object.keys(strict.stackOutputs)).to.deep.equal(Object.keys(placeholder.stackOutputs));
    });
});
