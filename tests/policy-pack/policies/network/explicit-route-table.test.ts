import { explicitRouteTable } from "../../../../policy-pack/policies/network/explicit-route-table";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const SUBNET = "aws:ec2/subnet:Subnet";
const ROUTE = "aws:ec2/route:Route";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const DEFAULT = "aws:ec2/defaultRouteTable:DefaultRouteTable";

interface Parts {
    readonly vpc: Handle;
    readonly subnet: Handle;
    readonly table: Handle;
    readonly gateway: Handle;
}

/** A VPC with a subnet, a route table and a gateway; `times` associations between the former two. */
function network(times: number, more: (stack: StackBuilder, parts: Parts) => void = () => undefined): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add(SUBNET, "private-a", { vpcId: vpc.ref() });
        const table = stack.add("aws:ec2/routeTable:RouteTable", "private", { vpcId: vpc.ref() });
        const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: vpc.ref() });
        for (let i = 0; i < times; i += 1)
            stack.add(ASSOCIATION, `association-${i}`, { subnetId: subnet.ref(), routeTableId: table.ref() });
        more(stack, { vpc, subnet, table, gateway });
    };
}

/** A default route in the main table, which the VPC names. */
const mainRoute = (target: (parts: Parts) => Inputs) =>
    network(1, (stack, parts) => {
        stack.add(ROUTE, "main", {
            routeTableId: parts.vpc.ref("defaultRouteTableId"),
            destinationCidrBlock: "0.0.0.0/0",
            ...target(parts),
        });
    });
const TAIL = "required: a main table without such routes. Fix: remove the route.";

describeStackPolicy(explicitRouteTable, {
    compliant: {
        "a subnet with one route table": network(1),
        "a main table that leads to a NAT gateway": mainRoute(() => ({ natGatewayId: "nat-1" })),
        "a main table without routes": network(1, (stack, { vpc }) => {
            stack.add(DEFAULT, "main", { defaultRouteTableId: vpc.ref("defaultRouteTableId"), routes: [] });
        }),
    },
    violating: {
        "a subnet without a route table": [
            network(0),
            `private-a (${SUBNET}) has no route table association, so the main table decides; required: exactly one. ` +
                "Fix: add a RouteTableAssociation.",
        ],
        "a subnet with two": [
            network(2),
            `private-a (${SUBNET}) has 2 route table associations; required: exactly one. Fix: keep one RouteTableAssociation.`,
        ],
        "a main table that leads out": [
            mainRoute(({ gateway }) => ({ gatewayId: gateway.ref() })),
            `main (${ROUTE}) leads the main table to an internet gateway; ${TAIL}`,
        ],
        "a main table that leads out, inline": [
            network(1, (stack, { vpc }) => {
                const routes = [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }];
                stack.add(DEFAULT, "main", { defaultRouteTableId: vpc.ref("defaultRouteTableId"), routes });
            }),
            `main (${DEFAULT}) in routes[0] leads the main table to an internet gateway; ${TAIL}`,
        ],
        "a public table made the main one": [
            network(1, (stack, { vpc, table, gateway }) => {
                stack.add(ROUTE, "out", { routeTableId: table.ref(), gatewayId: gateway.ref() });
                const main = { vpcId: vpc.ref(), routeTableId: table.ref() };
                stack.add("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", main);
            }),
            `out (${ROUTE}) leads the main table to an internet gateway; ${TAIL}`,
        ],
    },
    unknown: {
        "an association with nobody knows what": [
            network(0, (stack, { table }) => {
                stack.add(ASSOCIATION, "loose", { subnetId: unknown(), routeTableId: table.ref() });
            }),
            `private-a (${SUBNET}): undecided, as this is not known: whether it is the subnet of loose. ` +
                "Decided by: associations with subnets of this stack.",
        ],
        "a route of the main table to nobody knows where": [
            mainRoute(() => ({ gatewayId: unknown() })),
            `main (${ROUTE}): undecided, as this is not known: its target. Decided by: a gateway of this stack as target.`,
        ],
    },
    minimal: [
        bare("aws:ec2/subnet:Subnet"),
        "subject (aws:ec2/subnet:Subnet) has no route table association, so the main table decides; required: exactly one. Fix: add a RouteTableAssociation.",
    ],
    secret: [mainRoute(() => ({ gatewayId: secret("hunter2") })), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "topic"),
});
