import type { Mistake } from "./mistake";

const file = "network.ts";

/** Addresses, routes and who may connect. */
export const IN_NETWORK: readonly Mistake[] = [
    {
        mistake: "a VPC of /33",
        file,
        sound: '"10.20.0.0/16"',
        wrong: '"10.20.0.0/33"',
        at: "new aws.ec2.Vpc(",
        says: 'provider/cidr-size shop: cidrBlock = "10.20.0.0/33": must be between /16 and /28 in size → use a prefix of 16 to 28',
    },
    {
        mistake: "overlapping subnets",
        file,
        sound: 'subnets("private", 32)',
        wrong: 'subnets("private", 16)',
        at: "new aws.ec2.Subnet(",
        says: 'provider/subnets-overlap shop-private-eu-central-1a: cidrBlock = "10.20.16.0/20": overlaps subnet "shop-public-eu-central-1b", which has "10.20.16.0/20" → give each subnet of a VPC addresses of its own',
    },
    {
        mistake: "a subnet with an address that does not exist",
        file,
        sound: 'subnets("private", 32)',
        wrong: 'subnets("private", 240)',
        at: "new aws.ec2.Subnet(",
        says: 'provider/cidr-form shop-private-eu-central-1b: cidrBlock = "10.20.256.0/20": must be a block such as 10.0.0.0/16 → write it as address/prefix',
    },
    {
        mistake: "subnets outside their VPC",
        file,
        sound: '"10.20.0.0/16"',
        wrong: '"10.20.0.0/19"',
        at: "new aws.ec2.Subnet(",
        says: [
            'provider/subnet-outside-vpc shop-private-eu-central-1a: cidrBlock = "10.20.32.0/20": must lie inside the VPC\'s 10.20.0.0/19 → take a block of the VPC',
            'provider/subnet-outside-vpc shop-private-eu-central-1b: cidrBlock = "10.20.48.0/20": must lie inside the VPC\'s 10.20.0.0/19 → take a block of the VPC',
        ],
    },
    {
        mistake: "an availability zone of another region",
        file,
        sound: '"eu-central-1b"]',
        wrong: '"us-east-1b"]',
        at: "new aws.ec2.Subnet(",
        says: [
            'provider/zone-of-other-region shop-public-us-east-1b: availabilityZone = "us-east-1b": must be a zone of eu-central-1 → begin it with eu-central-1',
            'provider/zone-of-other-region shop-private-us-east-1b: availabilityZone = "us-east-1b": must be a zone of eu-central-1 → begin it with eu-central-1',
        ],
    },
    {
        mistake: "a text where a switch is wanted",
        file,
        sound: "enableDnsHostnames: true",
        wrong: 'enableDnsHostnames: "yes" as never',
        at: "new aws.ec2.Vpc(",
        says: 'provider/wrong-type shop: enableDnsHostnames = "yes": must be true or false → give true or false',
    },
    {
        mistake: "a route without a target",
        file,
        sound: ", gatewayId: gateway.id }",
        wrong: " }",
        at: "new aws.ec2.Route(",
        says: "provider/none-given shop-public: gatewayId: is missing: one of gatewayId, natGatewayId, transitGatewayId, vpcPeeringConnectionId, egressOnlyGatewayId, networkInterfaceId, vpcEndpointId, carrierGatewayId, coreNetworkArn, localGatewayId, odbNetworkArn is required → give one of them",
    },
    {
        mistake: "a public NAT gateway without an address",
        file,
        sound: "{ subnetId: natSubnetId, allocationId: address.id }",
        wrong: "{ subnetId: natSubnetId }",
        at: "new aws.ec2.NatGateway(",
        says: "provider/missing-property shop: allocationId: is missing: a public NAT gateway needs an Elastic IP → give the allocationId of an aws.ec2.Eip",
    },
    {
        mistake: "a security group rule with from above to",
        file,
        sound: "fromPort: 8080,",
        wrong: "fromPort: 9090,",
        at: "new aws.vpc.SecurityGroupIngressRule(\n            `${name}-app`",
        says: "provider/port-order shop-app: fromPort = 9090: must not be above toPort, which is 8090 → swap the two, or correct one",
    },
    {
        mistake: "a port above 65535",
        file,
        sound: "toPort: 8090",
        wrong: "toPort: 80900",
        at: "new aws.vpc.SecurityGroupIngressRule(\n            `${name}-app`",
        says: "provider/out-of-range shop-app: toPort = 80900: must be a port from 0 to 65535 → correct the port",
    },
    {
        mistake: "a rule with two exclusive sources",
        file,
        sound: 'cidrIpv4: "203.0.113.0/24",',
        wrong: 'cidrIpv4: "203.0.113.0/24", prefixListId: "pl-0123456789abcdef0",',
        at: "new aws.vpc.SecurityGroupIngressRule(\n            `${name}-front`",
        says: 'provider/exclusive shop-front: prefixListId = "pl-0123456789abcdef0": cannot be given together with cidrIpv4 → remove one of the two',
    },
    {
        mistake: "a description with a letter that AWS refuses",
        file,
        sound: 'description: "Front"',
        wrong: 'description: "Eingänge"',
        at: "new aws.ec2.SecurityGroup(`${name}-front`",
        says: 'provider/description-form shop-front: description = "Eingänge": must consist of letters from a to z, digits, spaces and ._-:/()#,@[]+=&;{}!$* → write it without other characters',
    },
];
