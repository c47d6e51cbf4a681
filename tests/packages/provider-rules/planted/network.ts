import { add, change, resource } from "../fixtures/build";
import type { Mistake } from "./mistake";

const NEW_RULE = "vpc/securityGroupIngressRule:SecurityGroupIngressRule";

/** Addresses, routes, rules and tunnels. */
export const NETWORK_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a VPC of /33",
        edit: change("vpc", { cidrBlock: "10.20.0.0/33" }),
        says: 'vpc: cidrBlock = "10.20.0.0/33": must be between /16 and /28 in size → use a prefix of 16 to 28',
    },
    {
        mistake: "a VPC of /8",
        edit: change("vpc", { cidrBlock: "10.0.0.0/8" }),
        says: 'vpc: cidrBlock = "10.0.0.0/8": must be between /16 and /28 in size → use a prefix of 16 to 28',
    },
    {
        mistake: "a VPC that begins in the middle of its block",
        edit: change("vpc", { cidrBlock: "10.20.1.0/16" }),
        says: 'vpc: cidrBlock = "10.20.1.0/16": must begin at the first address of the block → write 10.20.0.0/16',
    },
    {
        mistake: "overlapping subnets",
        edit: change("subnet-b", { cidrBlock: "10.20.8.0/21" }),
        says: 'subnet-b: cidrBlock = "10.20.8.0/21": overlaps subnet "subnet-a", which has "10.20.0.0/20" → give each subnet of a VPC addresses of its own',
    },
    {
        mistake: "a subnet outside its VPC",
        edit: change("subnet-b", { cidrBlock: "10.21.0.0/20" }),
        says: 'subnet-b: cidrBlock = "10.21.0.0/20": must lie inside the VPC\'s 10.20.0.0/16 → take a block of the VPC',
    },
    {
        mistake: "a zone of another region",
        edit: change("subnet-a", { availabilityZone: "us-east-1a" }),
        says: 'subnet-a: availabilityZone = "us-east-1a": must be a zone of eu-central-1 → begin it with eu-central-1',
    },
    {
        mistake: "a route without a target",
        edit: change("route", { gatewayId: undefined }),
        says: "route: gatewayId: is missing: one of gatewayId, natGatewayId, transitGatewayId, vpcPeeringConnectionId, egressOnlyGatewayId, networkInterfaceId, vpcEndpointId, carrierGatewayId, coreNetworkArn, localGatewayId, odbNetworkArn is required → give one of them",
    },
    {
        mistake: "two routes to one destination",
        edit: add(
            resource(
                "ec2/route:Route",
                "route-2",
                { destinationCidrBlock: "0.0.0.0/0" },
                { routeTableId: "table", natGatewayId: "nat" },
            ),
        ),
        says: 'route-2: destinationCidrBlock = "0.0.0.0/0": already is the destination of route "route" in the same table → remove one of the two routes',
    },
    {
        mistake: "a public NAT gateway without an address",
        edit: change("nat", { allocationId: undefined }),
        says: "nat: allocationId: is missing: a public NAT gateway needs an Elastic IP → give the allocationId of an aws.ec2.Eip",
    },
    {
        mistake: "an address for a private NAT gateway",
        edit: change("nat", { connectivityType: "private", allocationId: "eipalloc-0a1b2c3d" }),
        says: 'nat: allocationId = "eipalloc-0a1b2c3d": cannot be given where connectivityType is "private" → remove it, or make the gateway public',
    },
    {
        mistake: "a gateway endpoint with private DNS",
        edit: change("endpoint", { privateDnsEnabled: true }),
        says: "endpoint: privateDnsEnabled = true: does not apply to an endpoint of type Gateway → remove it, or set vpcEndpointType",
    },
    {
        mistake: "a flow log without a role",
        edit: change("flow-log", { iamRoleArn: undefined }),
        says: "flow-log: iamRoleArn: is missing: a flow log to CloudWatch Logs needs a role that may write there → set it",
    },
    {
        mistake: "a security group rule with from above to",
        edit: change("from-front", { fromPort: 9000, toPort: 8000 }),
        says: "from-front: fromPort = 9000: must not be above toPort, which is 8000 → swap the two, or correct one",
    },
    {
        mistake: "a port above 65535",
        edit: change("from-front", { toPort: 70000 }),
        says: "from-front: toPort = 70000: must be a port from 0 to 65535 → correct the port",
    },
    {
        mistake: "a protocol that does not exist",
        edit: change("from-front", { ipProtocol: "tcpp" }),
        says: 'from-front: ipProtocol = "tcpp": must be "tcp", "udp", "icmp", "icmpv6", "-1" for all, or a protocol number up to 255 → correct the protocol',
    },
    {
        mistake: "a port beside the protocol for all",
        edit: change("out", { fromPort: 443, toPort: 443 }),
        says: 'out: fromPort = 443: cannot narrow a rule for all protocols: with "-1" every port is open → name the protocol, "tcp" for example, or set both ports to 0',
    },
    {
        mistake: "a rule for TCP without its first port",
        edit: change("from-world", { fromPort: undefined }),
        says: "from-world: fromPort: is missing: a rule for tcp needs it → give fromPort and toPort",
    },
    {
        mistake: "two peers in one rule",
        edit: change("from-world", { cidrIpv6: "::/0" }),
        says: 'from-world: cidrIpv6 = "::/0": cannot be given together with cidrIpv4 → remove one of the two',
    },
    {
        mistake: "no peer in a rule",
        edit: change("from-world", { cidrIpv4: undefined }),
        says: "from-world: cidrIpv4: is missing: one of cidrIpv4, cidrIpv6, prefixListId, referencedSecurityGroupId is required → give one of them",
    },
    {
        mistake: "a peer with bits behind the prefix",
        edit: change("from-world", { cidrIpv4: "203.0.113.7/24" }),
        says: 'from-world: cidrIpv4 = "203.0.113.7/24": must begin at the first address of the block → write 203.0.113.0/24',
    },
    {
        mistake: "a description with a letter that AWS refuses",
        edit: change("from-world", { description: "Eingänge" }),
        says: 'from-world: description = "Eingänge": must consist of letters from a to z, digits, spaces and ._-:/()#,@[]+=&;{}!$* → write it without other characters',
    },
    {
        mistake: "the same rule twice",
        edit: add(
            resource(
                NEW_RULE,
                "again",
                { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
                { securityGroupId: "front" },
            ),
        ),
        says: 'again: cidrIpv4 = "0.0.0.0/0": admits the same traffic as rule "from-world" of the same group → remove one of the two rules',
    },
    {
        mistake: "an inline rule with ports in the wrong order",
        edit: change("group", {
            ingress: [{ protocol: "tcp", fromPort: 90, toPort: 80, cidrBlocks: ["10.20.0.0/16"] }],
        }),
        says: "group: ingress[0].fromPort = 90: must not be above toPort, which is 80 → swap the two, or correct one",
    },
    {
        mistake: "a reserved inside block of a tunnel",
        edit: change("tunnel", { tunnel1InsideCidr: "169.254.0.0/30" }),
        says: 'tunnel: tunnel1InsideCidr = "169.254.0.0/30": must not be one of 169.254.0.0/30, 169.254.1.0/30, 169.254.2.0/30, 169.254.3.0/30, 169.254.4.0/30, 169.254.5.0/30, 169.254.169.252/30, which AWS keeps → take another /30 of 169.254.0.0/16',
    },
    {
        mistake: "an inside block of a tunnel outside the range",
        edit: change("tunnel", { tunnel1InsideCidr: "10.0.0.0/30" }),
        says: 'tunnel: tunnel1InsideCidr = "10.0.0.0/30": must lie in 169.254.0.0/16 → take a /30 of 169.254.0.0/16',
    },
    {
        mistake: "a Diffie-Hellman group that is not offered",
        edit: change("tunnel", { tunnel1Phase1DhGroupNumbers: [1] }),
        says: "tunnel: tunnel1Phase1DhGroupNumbers[0] = 1: must be one of 2, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24 → use 14 or higher",
    },
    {
        mistake: "phase 2 longer than phase 1",
        edit: change("tunnel", { tunnel1Phase1LifetimeSeconds: 1800 }),
        says: "tunnel: tunnel1Phase2LifetimeSeconds = 3600: must be below tunnel1Phase1LifetimeSeconds, which is 1800 → shorten phase 2, or lengthen phase 1",
    },
    {
        mistake: "a public number for the gateway",
        edit: change("vpn-gateway", { amazonSideAsn: "3320" }),
        says: 'vpn-gateway: amazonSideAsn = "3320": must be a private number: 64512 to 65534, or 4200000000 to 4294967294 → use one of these',
    },
    {
        mistake: "a customer gateway without an IPv4 address",
        edit: change("office", { ipAddress: "vpn.example.org" }),
        says: 'office: ipAddress = "vpn.example.org": must be an IP address → give the gateway\'s outside address',
    },
    {
        mistake: "a static route on a connection that uses BGP",
        edit: add(
            resource(
                "ec2/vpnConnectionRoute:VpnConnectionRoute",
                "static",
                { destinationCidrBlock: "192.0.2.0/24" },
                { vpnConnectionId: "tunnel" },
            ),
        ),
        says: 'static: vpnConnectionId = unknown: needs a connection with staticRoutesOnly: "tunnel" learns its routes by BGP → set staticRoutesOnly to true on the connection, or remove the route',
    },
];
