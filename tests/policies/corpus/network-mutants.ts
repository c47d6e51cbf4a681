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
} from "./roles";
import type { Content, Editable, StackEdit } from "./stack-edit";

const NAT = "aws:ec2/natGateway:NatGateway";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A mutant for each way to break one policy. */
const killedBy =
    (killer: string) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer });

/** Adds a resource that is wrong whatever it refers to. */
const adds =
    (type: string, properties: Readonly<Record<string, Content>> = {}) =>
    (stack: StackEdit) => {
        stack.add(type, "mutant", properties);
    };

/** A database in the given subnets, with a group of its own that lets nobody in. */
function database(stack: StackEdit, subnets: readonly Editable[], properties: Readonly<Record<string, Content>> = {}) {
    const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "database", { vpcId: stack.link(vpc(stack)) });
    const place = stack.add("aws:rds/subnetGroup:SubnetGroup", "database", {
        name: "database",
        subnetIds: subnets.map((subnet) => stack.link(subnet)),
    });
    return stack.add("aws:rds/instance:Instance", "database", {
        dbSubnetGroupName: stack.link(place, "name"),
        vpcSecurityGroupIds: [stack.link(group)],
        engine: "postgres",
        ...properties,
    });
}

const address = killedBy("no-public-ip");
const addresses: readonly Mutant[] = [
    address(
        "an instance asks for a public address",
        adds("aws:ec2/instance:Instance", { associatePublicIpAddress: true }),
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
    eip("an Elastic IP on an app", (stack) => {
        const app = stack.add("aws:ec2/instance:Instance", "app", { subnetId: stack.link(privateSubnet(stack)) });
        stack.add("aws:ec2/eip:Eip", "app", { instance: stack.link(app) });
    }),
    eip("an Elastic IP on a literal interface", adds("aws:ec2/eip:Eip", { networkInterface: "eni-0123456789abcdef0" })),
    eip("an Elastic IP that is bound to nothing", adds("aws:ec2/eip:Eip", { domain: "vpc" })),
    eip("an Elastic IP of a network load balancer", (stack) => {
        const held = stack.add("aws:ec2/eip:Eip", "balancer", { domain: "vpc" });
        stack.add("aws:lb/loadBalancer:LoadBalancer", "balancer", {
            loadBalancerType: "network",
            internal: false,
            subnetMappings: [{ subnetId: stack.link(publicSubnet(stack)), allocationId: stack.link(held) }],
        });
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
const zones: readonly Mutant[] = [
    zone("all private subnets behind one zone's NAT gateway", (stack) => {
        const nat = stack.one(NAT);
        const routes = stack.ofType("aws:ec2/route:Route");
        for (const route of routes.filter(({ inputs }) => "natGatewayId" in inputs))
            stack.set(route, "natGatewayId", stack.link(nat));
    }),
    zone("a literal NAT gateway", (stack) => {
        const route = stack.one("aws:ec2/route:Route", ({ inputs }) => "natGatewayId" in inputs);
        stack.set(route, "natGatewayId", "nat-0123456789abcdef0");
    }),
];

const isolated = killedBy("data-subnets-isolated");
const data: readonly Mutant[] = [
    isolated("a database in the apps' subnets", (stack) => {
        database(stack, privateSubnets(stack));
    }),
    isolated("a database in a public subnet, through its subnet group", (stack) => {
        database(stack, [publicSubnet(stack)]);
    }),
    isolated("a database without a subnet group", adds("aws:rds/instance:Instance", { engine: "postgres" })),
    isolated("a cache in the default subnet group", (stack) => {
        adds("aws:elasticache/replicationGroup:ReplicationGroup", { subnetGroupName: "default" })(stack);
    }),
    {
        name: "a publicly accessible database",
        apply: (stack) => {
            database(stack, privateSubnets(stack), { publiclyAccessible: "true" });
        },
        killedBy: "rds-not-public",
    },
    {
        name: "a publicly accessible instance of a database cluster",
        apply: adds("aws:rds/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
        killedBy: "rds-not-public",
    },
];

const door = killedBy("no-side-doors");
const doors: readonly Mutant[] = [
    door("a function URL without authentication", (stack) => {
        adds("aws:lambda/functionUrl:FunctionUrl", { functionName: "web", authorizationType: "NONE" })(stack);
    }),
    door("a Global Accelerator in front of an instance", (stack) => {
        adds("aws:globalaccelerator/endpointGroup:EndpointGroup", {
            endpointConfigurations: [{ endpointId: "i-0123456789abcdef0" }],
        })(stack);
    }),
    door("a Global Accelerator with custom routing", (stack) => {
        adds("aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup")(stack);
    }),
    door("an EC2 Instance Connect endpoint", (stack) => {
        stack.add("aws:ec2transitgateway/instanceConnectEndpoint:InstanceConnectEndpoint", "door", {
            subnetId: stack.link(privateSubnet(stack)),
        });
    }),
    door("a CloudFront VPC origin", adds("aws:cloudfront/vpcOrigin:VpcOrigin")),
    door("a peering connection", (stack) => {
        stack.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "door", {
            vpcId: stack.link(vpc(stack)),
            peerVpcId: "vpc-0123456789abcdef0",
        });
    }),
    door("an endpoint service", adds("aws:ec2/vpcEndpointService:VpcEndpointService", { acceptanceRequired: false })),
    door("a client VPN that lets everybody go everywhere", (stack) => {
        adds("aws:ec2clientvpn/authorizationRule:AuthorizationRule", {
            targetNetworkCidr: "0.0.0.0/0",
            authorizeAllGroups: true,
        })(stack);
    }),
    door("a client VPN that lets one group go to half the internet", (stack) => {
        adds("aws:ec2clientvpn/authorizationRule:AuthorizationRule", {
            targetNetworkCidr: "128.0.0.0/1",
            accessGroupId: "admins",
        })(stack);
    }),
    ...["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"].map((type) =>
        killedBy("no-default-vpc")(`${type.split(":").at(-1) ?? type} is adopted`, adds(type)),
    ),
];

const type = killedBy("approved-types-only");
const types: readonly Mutant[] = [
    type("a security group of another provider", adds("aws-native:ec2:SecurityGroup")),
    type("a CloudFormation stack", adds("aws:cloudformation/stack:Stack")),
    type("a script on the machine that deploys", adds("command:local:Command")),
    type("a dynamic provider", adds("pulumi-nodejs:dynamic:Resource")),
    type("a type that no rule knows", adds("aws:lightsail/instance:Instance")),
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
    acl("a network ACL that allows everything", (stack) => {
        stack.add("aws:ec2/networkAcl:NetworkAcl", "open", {
            vpcId: stack.link(vpc(stack)),
            ingress: [{ ...acls, cidrBlock: "0.0.0.0/0" }],
        });
    }),
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

const bpa = killedBy("vpc-bpa");
const switches: readonly Mutant[] = [
    bpa("VPC Block Public Access is turned off", (stack) => {
        adds("aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions", { internetGatewayBlockMode: "off" })(
            stack,
        );
    }),
    bpa("the whole VPC is excluded from Block Public Access", (stack) => {
        stack.add("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "all", {
            vpcId: stack.link(vpc(stack)),
        });
    }),
    bpa("the apps' subnet is excluded from Block Public Access", (stack) => {
        stack.add("aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "apps", {
            subnetId: stack.link(privateSubnet(stack)),
        });
    }),
];

const controls: readonly Mutant[] = [
    {
        name: "control: a network ACL that lets the internet in, but not to administration ports",
        apply: (stack) => {
            const open = { ...acls, protocol: "tcp", cidrBlock: "0.0.0.0/0" };
            stack.add("aws:ec2/networkAcl:NetworkAcl", "narrow", {
                vpcId: stack.link(vpc(stack)),
                ingress: [
                    { ...open, fromPort: 443, toPort: 443 },
                    { ...open, fromPort: 32768, toPort: 65535 },
                    { ...acls, cidrBlock: "10.40.0.0/16" },
                ],
            });
        },
        killedBy: null,
    },
    {
        name: "control: a target group under its other token",
        apply: (stack) => {
            stack.add("aws:alb/targetGroup:TargetGroup", "twin", { vpcId: stack.link(vpc(stack)), port: 8443 });
        },
        killedBy: null,
    },
];

/** Mutants for the rules about where workloads stand, except the hard one. */
export const networkMutants: readonly Mutant[] = [
    ...addresses,
    ...elastic,
    ...tables,
    ...zones,
    ...data,
    ...doors,
    ...types,
    ...routes,
    ...switches,
    ...controls,
];
