import type { Mutant } from "./mutant";
import {
    appInstances,
    appTemplate,
    associationOf,
    internetGateway,
    privateSubnet,
    privateSubnets,
    publicSubnet,
    tableOf,
    vpc,
} from "./roles";
import type { Content, StackEdit } from "./stack-edit";

const KILLER = "app-in-private-subnets";
const SUBNETS = "subnet-no-auto-public";
const ECS = "ecs-no-public-ip";

const kills = (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: KILLER });

/** A route in the table of a private subnet. */
function route(stack: StackEdit, properties: Readonly<Record<string, Content>>): void {
    const table = tableOf(stack, privateSubnet(stack));
    stack.add("aws:ec2/route:Route", "leak", { routeTableId: stack.link(table), ...properties });
}

/** An instance in a private subnet, with a group of its own that lets nobody in. */
function instance(stack: StackEdit, properties: Readonly<Record<string, Content>>) {
    const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "extra", { vpcId: stack.link(vpc(stack)) });
    return stack.add("aws:ec2/instance:Instance", "extra", {
        subnetId: stack.link(privateSubnet(stack)),
        vpcSecurityGroupIds: [stack.link(group)],
        ...properties,
    });
}

const routes: readonly Mutant[] = [
    kills("a private table gets a default route to the internet gateway", (stack) => {
        route(stack, { destinationCidrBlock: "0.0.0.0/0", gatewayId: stack.link(internetGateway(stack)) });
    }),
    kills("a private table gets an IPv6 route to the internet gateway", (stack) => {
        route(stack, { destinationIpv6CidrBlock: "::/0", gatewayId: stack.link(internetGateway(stack)) });
    }),
    kills("an internet gateway route for a prefix list only", (stack) => {
        route(stack, { destinationPrefixListId: "pl-63a5400a", gatewayId: stack.link(internetGateway(stack)) });
    }),
    kills("a route to a literal internet gateway id", (stack) => {
        route(stack, { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0123456789abcdef0" });
    }),
    kills("a route to a carrier gateway", (stack) => {
        route(stack, { destinationCidrBlock: "0.0.0.0/0", carrierGatewayId: "cagw-0123456789abcdef0" });
    }),
    kills("a route to a gateway that cannot be told", (stack) => {
        route(stack, { destinationCidrBlock: "203.0.113.0/24", gatewayId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
    }),
    kills("an inline route to the internet gateway", (stack) => {
        stack.append(tableOf(stack, privateSubnet(stack)), "routes", {
            cidrBlock: "0.0.0.0/0",
            gatewayId: stack.link(internetGateway(stack)),
        });
    }),
    kills("a private subnet in the public route table", (stack) => {
        stack.set(
            associationOf(stack, privateSubnet(stack)),
            "routeTableId",
            stack.link(tableOf(stack, publicSubnet(stack))),
        );
    }),
    kills("a private subnet left to a main table that leads out", (stack) => {
        stack.remove(associationOf(stack, privateSubnet(stack)));
        const gateway = { cidrBlock: "0.0.0.0/0", gatewayId: stack.link(internetGateway(stack)) };
        stack.add("aws:ec2/defaultRouteTable:DefaultRouteTable", "main", {
            defaultRouteTableId: stack.link(vpc(stack), "defaultRouteTableId"),
            routes: [gateway],
        });
    }),
    kills("a main route table association that leads out", (stack) => {
        const table = tableOf(stack, publicSubnet(stack));
        stack.remove(associationOf(stack, privateSubnet(stack)));
        stack.add("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
            vpcId: stack.link(vpc(stack)),
            routeTableId: stack.link(table),
        });
    }),
    kills("a route table of another stack", (stack) => {
        stack.set(associationOf(stack, privateSubnet(stack)), "routeTableId", "rtb-0123456789abcdef0");
    }),
];

const subnets: readonly Mutant[] = [
    kills("apps with one of several subnets public", (stack) => {
        stack.append(appInstances(stack), "vpcZoneIdentifiers", stack.link(publicSubnet(stack)));
    }),
    kills("apps with a literal subnet id", (stack) => {
        stack.append(appInstances(stack), "vpcZoneIdentifiers", "subnet-0123456789abcdef0");
    }),
    kills("apps that name zones and no subnets", (stack) => {
        stack.unset(appInstances(stack), "vpcZoneIdentifiers");
        stack.set(appInstances(stack), "availabilityZones", ["us-east-1a"]);
    }),
    kills("a template whose interface is in a public subnet", (stack) => {
        stack.set(appTemplate(stack), "networkInterfaces", [{ subnetId: stack.link(publicSubnet(stack)) }]);
    }),
    kills("tasks of a service in a public subnet", (stack) => {
        stack.add("aws:ecs/service:Service", "loose", {
            networkConfiguration: { subnets: [stack.link(publicSubnet(stack))] },
        });
    }),
    kills("a task set in a public subnet", (stack) => {
        stack.add("aws:ecs/taskSet:TaskSet", "loose", {
            networkConfiguration: { subnets: [stack.link(publicSubnet(stack))] },
        });
    }),
    kills("an interface of its own in a public subnet", (stack) => {
        stack.add("aws:ec2/networkInterface:NetworkInterface", "loose", { subnetId: stack.link(publicSubnet(stack)) });
    }),
    kills("apps in a subnet that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/subnet:Subnet", "found", "subnet-0fedcba9876543210");
        stack.append(appInstances(stack), "vpcZoneIdentifiers", stack.link(found));
    }),
    kills("a route table that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/routeTable:RouteTable", "found", "rtb-0fedcba9876543210");
        stack.set(associationOf(stack, privateSubnet(stack)), "routeTableId", stack.link(found));
    }),
];

const addresses: readonly Mutant[] = [
    kills("a template that gives public addresses, as text", (stack) => {
        stack.set(appTemplate(stack), "networkInterfaces", [{ associatePublicIpAddress: "true" }]);
    }),
    kills("an instance with a public address", (stack) => {
        instance(stack, { associatePublicIpAddress: true });
    }),
    kills("an instance with an IPv6 address", (stack) => {
        instance(stack, { ipv6AddressCount: 1 });
    }),
    kills("an Elastic IP on an instance", (stack) => {
        stack.add("aws:ec2/eip:Eip", "loose", { instance: stack.link(instance(stack, {})) });
    }),
    kills("an Elastic IP by way of an interface", (stack) => {
        const card = stack.add("aws:ec2/networkInterface:NetworkInterface", "card", {
            subnetId: stack.link(privateSubnet(stack)),
        });
        stack.add("aws:ec2/instance:Instance", "extra", {
            networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: stack.link(card) }],
            subnetId: stack.link(privateSubnet(stack)),
        });
        stack.add("aws:ec2/eipAssociation:EipAssociation", "loose", {
            networkInterfaceId: stack.link(card),
            allocationId: "eipalloc-0123456789abcdef0",
        });
    }),
    kills("an Elastic IP on nobody knows what", (stack) => {
        stack.add("aws:ec2/eip:Eip", "loose", { instance: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
    }),
    {
        name: "private subnets assign public addresses",
        apply: (stack) => {
            for (const subnet of privateSubnets(stack)) stack.set(subnet, "mapPublicIpOnLaunch", true);
        },
        killedBy: SUBNETS,
    },
    {
        name: "private subnets assign IPv6 addresses",
        apply: (stack) => {
            for (const subnet of privateSubnets(stack)) stack.set(subnet, "assignIpv6AddressOnCreation", true);
        },
        killedBy: SUBNETS,
    },
    {
        name: "tasks with public addresses",
        apply: (stack) => {
            stack.add("aws:ecs/service:Service", "loose", {
                networkConfiguration: { assignPublicIp: true, subnets: [stack.link(privateSubnet(stack))] },
            });
        },
        killedBy: ECS,
    },
];

/** Mutants for the hard rule about private subnets. */
export const privateMutants: readonly Mutant[] = [...routes, ...subnets, ...addresses];
