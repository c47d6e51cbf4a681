import { aurora, cache, database } from "./extras/data";
import { EXTRA, extraOf } from "./extras/extra";
import { instance, networkBalancer, networkInterface } from "./extras/workloads";
import { watch } from "./extras/watched";
import type { Mutant } from "./mutant";
import {
    appTemplate,
    associationOf,
    internetGateway,
    privateSubnet,
    privateSubnets,
    publicSubnet,
    tableOf,
    vpc,
    vpcCidr,
} from "./roles";
import { adds, control, killedBy, sets, UNKNOWN } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const NAT = "aws:ec2/natGateway:NatGateway";
const INSTANCE = "aws:ec2/instance:Instance";
const EIP = "aws:ec2/eip:Eip";
const RDS = "aws:rds/instance:Instance";
const HARD_RULES = ["app-in-private-subnets", "app-ingress-alb-or-bastion"];

/** Moves the database to other subnets, by its subnet group. */
const movesTo = (subnets: (stack: StackEdit) => readonly Editable[]) => (stack: StackEdit) => {
    const places = subnets(stack).map((subnet) => stack.link(subnet));
    stack.set(extraOf(stack, "aws:rds/subnetGroup:SubnetGroup"), "subnetIds", places);
};

const address = killedBy("no-public-ip");
const addresses: readonly Mutant[] = [
    killedBy("no-public-ip", instance)(
        "an instance asks for a public address",
        sets((stack) => extraOf(stack, INSTANCE), { associatePublicIpAddress: true }),
    ),
    address("the apps' template asks for public addresses, as text", (stack) => {
        stack.set(appTemplate(stack), "networkInterfaces", [{ associatePublicIpAddress: "true" }]);
    }),
    address("a launch configuration with public addresses", (stack) => {
        adds("aws:ec2/launchConfiguration:LaunchConfiguration", { associatePublicIpAddress: true })(stack);
    }),
    address("a spot fleet with public addresses", (stack) => {
        adds("aws:ec2/spotFleetRequest:SpotFleetRequest", {
            launchSpecifications: [{ associatePublicIpAddress: true }],
        })(stack);
    }),
    address("a second interface whose public address is not known", (stack) => {
        const interfaces = [{ associatePublicIpAddress: "false" }, { associatePublicIpAddress: UNKNOWN }];
        stack.set(appTemplate(stack), "networkInterfaces", interfaces);
    }),
];

const eip = killedBy("eip-allowlist");
const elastic: readonly Mutant[] = [
    killedBy("eip-allowlist", instance)("an Elastic IP on an app", (stack) => {
        stack.add(EIP, EXTRA, { instance: stack.link(extraOf(stack, INSTANCE)) });
    }),
    killedBy("eip-allowlist", networkInterface)("an Elastic IP on an app's interface", (stack) => {
        const card = extraOf(stack, "aws:ec2/networkInterface:NetworkInterface");
        stack.add(EIP, EXTRA, { networkInterface: stack.link(card) });
    }),
    eip("an Elastic IP on a literal interface", adds(EIP, { networkInterface: "eni-0123456789abcdef0" })),
    eip("an Elastic IP that is bound to nothing", adds(EIP, { domain: "vpc" })),
    killedBy("eip-allowlist", networkBalancer)("an Elastic IP of a network load balancer", (stack) => {
        const balancer = extraOf(stack, "aws:lb/loadBalancer:LoadBalancer");
        const held = stack.add(EIP, EXTRA, { domain: "vpc" });
        const mappings = privateSubnets(stack).map((subnet) => ({ subnetId: stack.link(subnet) }));
        const [first, ...others] = mappings;
        stack.unset(balancer, "subnets");
        stack.set(balancer, "subnetMappings", [{ ...first, allocationId: stack.link(held) }, ...others]);
    }),
];

const table = killedBy("explicit-route-table");
const tables: readonly Mutant[] = [
    table("a subnet without a route table of its own", (stack) => {
        stack.remove(associationOf(stack, privateSubnet(stack)));
    }),
    table("a subnet with two route tables", (stack) => {
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "second", {
            subnetId: stack.link(privateSubnet(stack)),
            routeTableId: stack.link(tableOf(stack, publicSubnet(stack))),
        });
    }),
    table("the main table leads to the internet gateway", (stack) => {
        stack.add("aws:ec2/route:Route", "main", {
            routeTableId: stack.link(vpc(stack), "defaultRouteTableId"),
            destinationCidrBlock: "0.0.0.0/0",
            gatewayId: stack.link(internetGateway(stack)),
        });
    }),
    table("the public table becomes the main table", (stack) => {
        stack.add("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main", {
            vpcId: stack.link(vpc(stack)),
            routeTableId: stack.link(tableOf(stack, publicSubnet(stack))),
        });
    }),
];

const zone = killedBy("nat-per-az");
/** In the stack whose zones each have a gateway. */
const inProduction = (mutant: Mutant): Mutant => ({ ...mutant, productionOnly: true });
const throughNat = ({ inputs }: { readonly inputs: object }) => "natGatewayId" in inputs;
const zones: readonly Mutant[] = [
    zone("all private subnets behind one zone's NAT gateway", (stack) => {
        const nat = stack.one(NAT);
        for (const route of stack.ofType("aws:ec2/route:Route", throughNat))
            stack.set(route, "natGatewayId", stack.link(nat));
    }),
    zone("a literal NAT gateway", (stack) => {
        stack.set(stack.one("aws:ec2/route:Route", throughNat), "natGatewayId", "nat-0123456789abcdef0");
    }),
].map(inProduction);

const isolated = killedBy("data-subnets-isolated", database);
const open = killedBy("rds-not-public", database);
const data: readonly Mutant[] = [
    isolated("a database in the apps' subnets", movesTo(privateSubnets)),
    isolated(
        "a database in a public subnet, through its subnet group",
        movesTo((stack) => [publicSubnet(stack)]),
    ),
    isolated("a database without a subnet group", (stack) => {
        stack.unset(extraOf(stack, RDS), "dbSubnetGroupName");
    }),
    killedBy("data-subnets-isolated", cache)("a cache in the default subnet group", (stack) => {
        stack.set(extraOf(stack, "aws:elasticache/replicationGroup:ReplicationGroup"), "subnetGroupName", "default");
    }),
    open(
        "a publicly accessible database",
        sets((stack) => extraOf(stack, RDS), { publiclyAccessible: "true" }),
    ),
    open("a publicly accessible database in a public subnet, through its subnet group", (stack) => {
        movesTo((edited) => [publicSubnet(edited)])(stack);
        stack.set(extraOf(stack, RDS), "publiclyAccessible", true);
    }),
    killedBy("rds-not-public", aurora)(
        "a publicly accessible instance of a database cluster",
        sets((stack) => extraOf(stack, "aws:rds/clusterInstance:ClusterInstance"), { publiclyAccessible: true }),
    ),
];

const peering = killedBy("peering-least-routes");
const acl = killedBy("nacl-no-open-admin");
const acls = { protocol: "-1", ruleNo: 100, action: "allow", fromPort: 0, toPort: 0 };
const routes: readonly Mutant[] = [
    peering("everything is routed to a peer", (stack) => {
        stack.add("aws:ec2/route:Route", "peer", {
            routeTableId: stack.link(tableOf(stack, privateSubnet(stack))),
            destinationCidrBlock: "0.0.0.0/0",
            vpcPeeringConnectionId: "pcx-0123456789abcdef0",
        });
    }),
    peering("10.0.0.0/8 is routed to a peer, inline", (stack) => {
        stack.append(tableOf(stack, privateSubnet(stack)), "routes", {
            cidrBlock: "10.0.0.0/8",
            vpcPeeringConnectionId: "pcx-0123456789abcdef0",
        });
    }),
    {
        ...acl("a network ACL that allows everything, which no rule about security groups minds", (stack) => {
            stack.add("aws:ec2/networkAcl:NetworkAcl", "open", {
                vpcId: stack.link(vpc(stack)),
                ingress: [{ ...acls, cidrBlock: "0.0.0.0/0" }],
                egress: [{ ...acls, cidrBlock: "0.0.0.0/0" }],
            });
        }),
        sparedBy: HARD_RULES,
    },
    acl("the default network ACL lets half of the IPv6 internet in", (stack) => {
        const ingress = [{ ...acls, ipv6CidrBlock: "2000::/4" }];
        adds("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", { ingress })(stack);
    }),
    acl("a separate ACL rule opens RDP", (stack) => {
        adds("aws:ec2/networkAclRule:NetworkAclRule", {
            protocol: "6",
            ruleAction: "allow",
            cidrBlock: "0.0.0.0/0",
            fromPort: 3000,
            toPort: 4000,
        })(stack);
    }),
];

const controls: readonly Mutant[] = [
    control("a network ACL that lets the internet in, but not to administration ports", (stack) => {
        const internet = { ...acls, protocol: "tcp", cidrBlock: "0.0.0.0/0" };
        stack.add("aws:ec2/networkAcl:NetworkAcl", "narrow", {
            vpcId: stack.link(vpc(stack)),
            ingress: [
                { ...internet, fromPort: 443, toPort: 443 },
                { ...internet, fromPort: 32768, toPort: 65535 },
                { ...acls, cidrBlock: vpcCidr(stack) },
            ],
        });
    }),
    control("a target group under its other token", (stack) => {
        watch(
            stack,
            stack.add("aws:alb/targetGroup:TargetGroup", "twin", { vpcId: stack.link(vpc(stack)), port: 8443 }),
        );
    }),
];

/** Mutants for the rules about where workloads stand, except the hard one. */
export const networkMutants: readonly Mutant[] = [
    ...addresses,
    ...elastic,
    ...tables,
    ...zones,
    ...data,
    ...routes,
    ...controls,
];
