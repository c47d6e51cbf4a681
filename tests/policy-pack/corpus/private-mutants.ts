import { database } from "./extras/data";
import { EXTRA, extraOf } from "./extras/extra";
import { instance, networkInterface, tasks } from "./extras/workloads";
import type { Mutant } from "./mutant";
import {
    appInstances,
    appTemplate,
    associationOf,
    dataSubnets,
    internetGateway,
    privateSubnet,
    privateSubnets,
    publicSubnet,
    tableOf,
    vpc,
} from "./roles";
import { killedBy, UNKNOWN, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const INSTANCE = "aws:ec2/instance:Instance";
const SERVICE = "aws:ecs/service:Service";
const TASK_SET = "aws:ecs/taskSet:TaskSet";
const KILLER = "app-in-private-subnets";

const kills = killedBy(KILLER);
const killsInstance = killedBy(KILLER, instance);
const killsTasks = killedBy(KILLER, tasks);
const automatic = killedBy("subnet-no-auto-public");
const asked = killedBy("ecs-no-public-ip", tasks);

/** A route in the table of a private subnet. */
function route(stack: StackEdit, properties: Properties): void {
    const table = tableOf(stack, privateSubnet(stack));
    stack.add("aws:ec2/route:Route", "leak", { routeTableId: stack.link(table), ...properties });
}

/** Changes where tasks of their own stand, and with what addresses. */
const tasksWith = (type: string, content: (stack: StackEdit) => Properties) => (stack: StackEdit) => {
    stack.merge(extraOf(stack, type), "networkConfiguration", content(stack));
};
const inPublic = (stack: StackEdit): Properties => ({ subnets: [stack.link(publicSubnet(stack))] });

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
        route(stack, { destinationCidrBlock: "203.0.113.0/24", gatewayId: UNKNOWN });
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
    killsTasks("tasks of a service in a public subnet", tasksWith(SERVICE, inPublic)),
    killsTasks("a task set in a public subnet", tasksWith(TASK_SET, inPublic)),
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
    killsInstance("an instance with a public address", (stack) => {
        stack.set(extraOf(stack, INSTANCE), "associatePublicIpAddress", true);
    }),
    killsInstance("an instance with an IPv6 address", (stack) => {
        stack.set(extraOf(stack, INSTANCE), "ipv6AddressCount", 1);
    }),
    killsInstance("an Elastic IP on an instance", (stack) => {
        stack.add("aws:ec2/eip:Eip", EXTRA, { instance: stack.link(extraOf(stack, INSTANCE)) });
    }),
    killedBy(KILLER, networkInterface)("an Elastic IP by way of an interface", (stack) => {
        stack.add("aws:ec2/eipAssociation:EipAssociation", EXTRA, {
            networkInterfaceId: stack.link(extraOf(stack, "aws:ec2/networkInterface:NetworkInterface")),
            allocationId: "eipalloc-0123456789abcdef0",
        });
    }),
    kills("an Elastic IP on nobody knows what", (stack) => {
        stack.add("aws:ec2/eip:Eip", EXTRA, { instance: UNKNOWN });
    }),
    automatic("private subnets assign public addresses", (stack) => {
        for (const subnet of privateSubnets(stack)) stack.set(subnet, "mapPublicIpOnLaunch", true);
    }),
    automatic("private subnets assign IPv6 addresses", (stack) => {
        for (const subnet of privateSubnets(stack)) stack.set(subnet, "assignIpv6AddressOnCreation", true);
    }),
    killedBy("subnet-no-auto-public", database)("data subnets assign public addresses, as text", (stack) => {
        for (const subnet of dataSubnets(stack)) stack.set(subnet, "mapPublicIpOnLaunch", "true");
    }),
    asked(
        "tasks of a service with public addresses",
        tasksWith(SERVICE, () => ({ assignPublicIp: true })),
    ),
    asked(
        "a task set with public addresses, as text",
        tasksWith(TASK_SET, () => ({ assignPublicIp: "true" })),
    ),
    asked(
        "tasks of which that is not known",
        tasksWith(SERVICE, () => ({ assignPublicIp: UNKNOWN })),
    ),
];

/** Mutants for the hard rule about private subnets. */
export const privateMutants: readonly Mutant[] = [...routes, ...subnets, ...addresses];
