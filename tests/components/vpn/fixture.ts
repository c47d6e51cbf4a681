import { vpnSchema } from "../../../components/vpn/schema";
import { Vpn, type VpnArgs } from "../../../components/vpn/vpn";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    connection: "aws:ec2/vpnConnection:VpnConnection",
    customerGateway: "aws:ec2/customerGateway:CustomerGateway",
    gateway: "aws:ec2/vpnGateway:VpnGateway",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    instance: "aws:ec2/instance:Instance",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    monitor: "aws:networkmonitor/monitor:Monitor",
    probe: "aws:networkmonitor/probe:Probe",
    propagation: "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
    reservation: "aws:ec2/subnetCidrReservation:SubnetCidrReservation",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    staticRoute: "aws:ec2/vpnConnectionRoute:VpnConnectionRoute",
} as const;

export const north = { ipAddress: "203.0.113.10", bgpAsn: 65010 };
export const south = { ipAddress: "203.0.113.20", bgpAsn: 65020 };

/** A VPN to one device, unless the test says otherwise. */
export function makeVpn(
    config: Readonly<Record<string, unknown>> = {},
    args: Partial<Omit<VpnArgs, "config">> = {},
): Vpn {
    return new Vpn("vpn", {
        scope: testScope(),
        config: vpnSchema.parse({
            customerGateways: { north },
            onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"],
            contact: "Network operations, +1 555 0100",
            ...config,
        }),
        vpcId: "vpc-0a1b2c3d",
        vpcCidr: "10.40.0.0/16",
        keepaliveSubnet: { id: "subnet-0000000a", cidr: "10.40.0.0/20" },
        privateRouteTableIds: { "us-east-1a": "rtb-0000000a", "us-east-1b": "rtb-0000000b" },
        topics: testTopics,
        encryptionKeyArn: testKeyArn,
        keepForRebuild: false,
        ...args,
    });
}
