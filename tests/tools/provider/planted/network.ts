import { add, change, resource } from "../fixtures/build";
import type { Mistake } from "./mistake";

const NEW_RULE = "vpc/securityGroupIngressRule:SecurityGroupIngressRule";

/** Addresses, routes, rules and tunnels. */
export const NETWORK_MISTAKES: readonly Mistake[] = [
    { mistake: "a VPC of /33", edit: change("vpc", { cidrBlock: "10.20.0.0/33" }), says: "" },
    { mistake: "a VPC of /8", edit: change("vpc", { cidrBlock: "10.0.0.0/8" }), says: "" },
    {
        mistake: "a VPC that begins in the middle of its block",
        edit: change("vpc", { cidrBlock: "10.20.1.0/16" }),
        says: "",
    },
    { mistake: "overlapping subnets", edit: change("subnet-b", { cidrBlock: "10.20.8.0/21" }), says: "" },
    { mistake: "a subnet outside its VPC", edit: change("subnet-b", { cidrBlock: "10.21.0.0/20" }), says: "" },
    { mistake: "a zone of another region", edit: change("subnet-a", { availabilityZone: "us-east-1a" }), says: "" },
    { mistake: "a route without a target", edit: change("route", { gatewayId: undefined }), says: "" },
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
        says: "",
    },
    { mistake: "a public NAT gateway without an address", edit: change("nat", { allocationId: undefined }), says: "" },
    {
        mistake: "an address for a private NAT gateway",
        edit: change("nat", { connectivityType: "private", allocationId: "eipalloc-0a1b2c3d" }),
        says: "",
    },
    { mistake: "a gateway endpoint with private DNS", edit: change("endpoint", { privateDnsEnabled: true }), says: "" },
    { mistake: "a flow log without a role", edit: change("flow-log", { iamRoleArn: undefined }), says: "" },
    {
        mistake: "a security group rule with from above to",
        edit: change("from-front", { fromPort: 9000, toPort: 8000 }),
        says: "",
    },
    { mistake: "a port above 65535", edit: change("from-front", { toPort: 70000 }), says: "" },
    { mistake: "a protocol that does not exist", edit: change("from-front", { ipProtocol: "tcpp" }), says: "" },
    { mistake: "a port beside the protocol for all", edit: change("out", { fromPort: 443, toPort: 443 }), says: "" },
    {
        mistake: "a rule for TCP without ports",
        edit: change("from-world", { fromPort: undefined, toPort: undefined }),
        says: "",
    },
    { mistake: "two peers in one rule", edit: change("from-world", { cidrIpv6: "::/0" }), says: "" },
    { mistake: "no peer in a rule", edit: change("from-world", { cidrIpv4: undefined }), says: "" },
    {
        mistake: "a peer with bits behind the prefix",
        edit: change("from-world", { cidrIpv4: "203.0.113.7/24" }),
        says: "",
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
        says: "",
    },
    {
        mistake: "an inline rule with ports in the wrong order",
        edit: change("group", {
            ingress: [{ protocol: "tcp", fromPort: 90, toPort: 80, cidrBlocks: ["10.20.0.0/16"] }],
        }),
        says: "",
    },
    {
        mistake: "a reserved inside block of a tunnel",
        edit: change("tunnel", { tunnel1InsideCidr: "169.254.0.0/30" }),
        says: "",
    },
    {
        mistake: "an inside block of a tunnel outside the range",
        edit: change("tunnel", { tunnel1InsideCidr: "10.0.0.0/30" }),
        says: "",
    },
    {
        mistake: "a Diffie-Hellman group that is not offered",
        edit: change("tunnel", { tunnel1Phase1DhGroupNumbers: [1] }),
        says: "",
    },
    {
        mistake: "phase 2 longer than phase 1",
        edit: change("tunnel", { tunnel1Phase1LifetimeSeconds: 1800 }),
        says: "",
    },
    { mistake: "a public number for the gateway", edit: change("vpn-gateway", { amazonSideAsn: "3320" }), says: "" },
    {
        mistake: "a customer gateway without an IPv4 address",
        edit: change("office", { ipAddress: "vpn.example.org" }),
        says: "",
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
        says: "",
    },
];
