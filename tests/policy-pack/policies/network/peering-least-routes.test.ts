import { peeringLeastRoutes } from "../../../../policy-pack/policies/network/peering-least-routes";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const ROUTE = "aws:ec2/route:Route";
const REQUIRED = "a private network of at most /16 (IPv4) or /56 (IPv6)";
const wide = (at: string, found: string) =>
    `subject (${ROUTE}): ${at} is ${found}; required: ${REQUIRED}. Fix: route the peer's own subnets.`;
const hidden = (at: string) =>
    `subject (${ROUTE}): undecided, as this is not known: ${at}. Decided by: a plain CIDR block (${REQUIRED}).`;
const peer = { vpcPeeringConnectionId: "pcx-1" };

describeResourcePolicy(peeringLeastRoutes, {
    type: ROUTE,
    compliant: [
        { destinationCidrBlock: "10.60.4.0/24", ...peer },
        { destinationIpv6CidrBlock: "fd00:1:2:3::/64", ...peer },
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1" },
        { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1", vpcPeeringConnectionId: "" },
    ],
    violating: [
        // The inline route makes the case one for route tables as well.
        [
            { destinationCidrBlock: "0.0.0.0/0", ...peer, routes: [{ cidrBlock: "0.0.0.0/0", ...peer }] },
            wide("destinationCidrBlock", "0.0.0.0/0"),
        ],
        [{ destinationCidrBlock: "128.0.0.0/1", ...peer }, wide("destinationCidrBlock", "128.0.0.0/1")],
        [{ destinationCidrBlock: "203.0.113.0/24", ...peer }, wide("destinationCidrBlock", "203.0.113.0/24")],
        [{ destinationCidrBlock: "10.0.0.0/8", ...peer }, wide("destinationCidrBlock", "10.0.0.0/8")],
        [{ destinationIpv6CidrBlock: "0::/0", ...peer }, wide("destinationIpv6CidrBlock", "0::/0")],
        [
            { destinationCidrBlock: "0.0.0.0/0", vpcPeeringConnectionId: unknown() },
            wide("destinationCidrBlock", "0.0.0.0/0"),
        ],
    ],
    unknown: [
        [{ destinationCidrBlock: unknown(), ...peer }, hidden("destinationCidrBlock")],
        [{ destinationPrefixListId: "pl-1", ...peer }, hidden("destinationPrefixListId")],
    ],
    secret: [{ destinationCidrBlock: secret("hunter2"), ...peer }, "hunter2"],
    minimal: [{ routeTableId: "rtb-1" }],
});

describeResourcePolicy(
    { ...peeringLeastRoutes, types: ["aws:ec2/routeTable:RouteTable"] },
    {
        type: "aws:ec2/routeTable:RouteTable",
        compliant: [{ routes: [{ cidrBlock: "10.60.0.0/16", ...peer }] }],
        violating: [
            [
                {
                    routes: [
                        { cidrBlock: "10.60.0.0/16", ...peer },
                        { cidrBlock: "10.0.0.0/8", ...peer },
                    ],
                },
                "subject (aws:ec2/routeTable:RouteTable): routes[1].cidrBlock is 10.0.0.0/8; " +
                    `required: ${REQUIRED}. Fix: route the peer's own subnets.`,
            ],
        ],
        unknown: [],
        secret: [{ routes: [{ cidrBlock: secret("hunter2"), ...peer }] }, "hunter2"],
        minimal: [{ vpcId: "vpc-1" }],
    },
);
