import {
    CLIENT_VPN_ENDPOINT,
    EIP,
    NAT_GATEWAY,
    TRANSIT_GATEWAY_ATTACHMENT,
    VPC,
    VPC_ENDPOINT,
    VPN_CONNECTION,
} from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { charge, gap, usage, type Rule, type Rules } from "../charge";
import { hoursPerMonth } from "../price-table";

/** Addresses of a NAT gateway are resources of their own, unless AWS picks those of a regional one. */
const natGateway: Rule = (resource, context) => {
    const regional = known(resource.get("availabilityMode").text()) === "regional";
    const zones = regional ? Math.max(1, context.zones.size) : 1;
    const own = regional && resource.get("availabilityZoneAddresses").state === "absent";
    const processed = context.partOf(context.usage.natGatewayGb, context.natGateways);
    return [
        charge("nat-gateway", "NAT gateways", zones * hoursPerMonth),
        ...(own ? [charge("public-ipv4", "public IPv4 addresses", zones * hoursPerMonth)] : []),
        usage("nat-gateway-data", "data through NAT gateways", processed),
        ...(context.senders.includes(resource)
            ? [
                  usage(
                      "internet-out",
                      "data to the internet",
                      context.partOf(context.usage.internetOutGb, context.senders),
                  ),
              ]
            : []),
    ];
};

/**
 * A connection, AWS's addresses of its two tunnels, the secret of their keys, and what goes out of AWS.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/enhanced-security.html for the secret
 */
const vpnConnection: Rule = (resource, context) => {
    const open = known(resource.get("outsideIpAddressType").text()) !== "PrivateIpv4";
    const inSecret = known(resource.get("presharedKeyStorage").text()) === "SecretsManager";
    return [
        charge("vpn-connection", "VPN connections", hoursPerMonth),
        ...(open ? [charge("public-ipv4", "public IPv4 addresses", 2 * hoursPerMonth)] : []),
        ...(inSecret ? [charge("secret", "secrets with the VPN's keys")] : []),
        usage("internet-out", "data to the datacenter", context.partOf(context.usage.vpnOutGb, context.vpnConnections)),
    ];
};

const endpoint: Rule = (resource, context) => {
    const type = resource.get("vpcEndpointType").text();
    if (type.state === "absent" || known(type) === "Gateway") return [];
    if (known(type) !== "Interface") return [gap("the table has interface endpoints alone")];
    const subnets = resource.get("subnetIds").items().length;
    return [
        charge("interface-endpoint", "interface endpoints", Math.max(1, subnets) * hoursPerMonth),
        usage("interface-endpoint-data", "data through interface endpoints", context.usage.interfaceEndpointGb),
    ];
};

const vpc: Rule = (_resource, context) =>
    context.zones.size > 1
        ? [usage("between-zones", "data between zones", context.partOf(context.usage.betweenZonesGb, context.vpcs))]
        : [];

const clientVpn: Rule = (_resource, context) => [
    usage("client-vpn-connection", "client VPN connections", context.usage.clientVpnHours),
];

export const network: Rules = [
    [VPC, vpc],
    [NAT_GATEWAY, natGateway],
    [EIP, () => [charge("public-ipv4", "public IPv4 addresses", hoursPerMonth)]],
    [VPN_CONNECTION, vpnConnection],
    [VPC_ENDPOINT, endpoint],
    [TRANSIT_GATEWAY_ATTACHMENT, () => [charge("transit-gateway-attachment", "transit gateway", hoursPerMonth)]],
    [CLIENT_VPN_ENDPOINT, clientVpn],
    [
        ["aws:ec2clientvpn/networkAssociation:NetworkAssociation"],
        () => [charge("client-vpn-association", "client VPN associations", hoursPerMonth)],
    ],
];
