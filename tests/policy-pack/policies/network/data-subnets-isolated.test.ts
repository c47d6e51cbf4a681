import { dataSubnetsIsolated } from "../../../../policy-pack/policies/network/data-subnets-isolated";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const RDS = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

interface Parts {
    readonly vpc: Handle;
    readonly subnet: Handle;
    readonly group: Handle;
    readonly table: Handle;
}

/** A data subnet with a table of its own, in a subnet group. */
function tier(more: (stack: StackBuilder, parts: Parts) => void, gateway?: string): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add("aws:ec2/subnet:Subnet", "data-a", { vpcId: vpc.ref() });
        const table = stack.add("aws:ec2/routeTable:RouteTable", "data", { vpcId: vpc.ref() });
        const pair = { subnetId: subnet.ref(), routeTableId: table.ref() };
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", "data", pair);
        const route = { routeTableId: table.ref(), destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway };
        if (gateway !== undefined) stack.add("aws:ec2/route:Route", "out", route);
        const group = stack.add("aws:rds/subnetGroup:SubnetGroup", "data", { subnetIds: subnet.ref() });
        more(stack, { vpc, subnet, group, table });
    };
}

const database = (inputs: (parts: Parts) => Inputs, gateway?: string) =>
    tier((stack, parts) => void stack.add(RDS, "main", inputs(parts)), gateway);
const placed = ({ group }: Parts) => ({ dbSubnetGroupName: group.ref("name") });
const left = (type: string, property: string) =>
    `main (${type}) leaves ${property} to AWS, which takes the default VPC; ` +
    `required: a subnet group of this stack with data subnets. Fix: set ${property}.`;

describeStackPolicy(dataSubnetsIsolated, {
    compliant: {
        "a database in subnets of its own": database(placed),
        "a replica, which follows its source": database(() => ({ replicateSourceDb: "main" })),
        "a cache of a replication group": tier((stack) => {
            stack.add("aws:elasticache/cluster:Cluster", "node", { replicationGroupId: "main" });
        }),
        "a second database in the same subnets": tier((stack, parts) => {
            stack.add(RDS, "one", placed(parts));
            stack.add(RDS, "two", placed(parts));
        }),
    },
    violating: {
        "a way to a network that nobody listed": [
            tier((stack, { group, table }) => {
                stack.add(RDS, "main", { dbSubnetGroupName: group.ref("name") });
                const way = { destinationCidrBlock: "10.200.0.0/16", transitGatewayId: "tgw-0a1b2c3d4e5f60718" };
                stack.add("aws:ec2/route:Route", "elsewhere", { routeTableId: table.ref(), ...way });
            }),
            "data-a (aws:ec2/subnet:Subnet) is for data, and route elsewhere leads from it to a transit gateway; " +
                "required: data subnets from which routes lead to the VPN's own networks at most. Fix: remove the route, " +
                "or, if it is behind the VPN, list the network in platform-settings.onPremisesCidrs of policy-pack/settings/test.json.",
        ],
        "a database without a subnet group": [database(() => ({})), left(RDS, "dbSubnetGroupName")],
        "a cache in the default subnet group": [
            tier((stack) => void stack.add(CACHE, "main", { subnetGroupName: "default" })),
            left(CACHE, "subnetGroupName"),
            `main (${CACHE}): subnetGroupName is a value that is not shown, which is not part of this stack; ` +
                "required: subnets of this stack without a route to an internet or carrier gateway. " +
                "Fix: use private subnets, or list it in platform-settings.privateSubnetIds.",
        ],
        "a serverless cache without subnets": [
            tier((stack) => void stack.add("aws:elasticache/serverlessCache:ServerlessCache", "main", {})),
            left("aws:elasticache/serverlessCache:ServerlessCache", "subnetIds"),
        ],
        "a database in a public subnet, through its subnet group": [
            database(placed, "igw-0123456789abcdef0"),
            `main (${RDS}): subnetIds is data-a, from which route out leads to an internet gateway; ` +
                "required: subnets of this stack without a route to an internet or carrier gateway. Fix: use private subnets.",
        ],
        "a database next to an app": [
            tier((stack, parts) => {
                stack.add(RDS, "main", placed(parts));
                stack.add("aws:ec2/instance:Instance", "web", { subnetId: parts.subnet.ref() });
            }),
            `main (${RDS}) shares subnet data-a with web (app); required: subnets that only data uses. Fix: use data subnets.`,
        ],
    },
    unknown: {
        "a subnet group that nobody knows": [
            database(() => ({ dbSubnetGroupName: unknown() })),
            `main (${RDS}): undecided, as this is not known: dbSubnetGroupName. Decided by: ` +
                "references to subnets of this stack without a route to an internet or carrier gateway.",
        ],
    },
    minimal: [
        bare("aws:rds/instance:Instance"),
        "subject (aws:rds/instance:Instance) leaves dbSubnetGroupName to AWS, which takes the default VPC; required: a subnet group of this stack with data subnets. Fix: set dbSubnetGroupName.",
    ],
    secret: [database(() => ({ dbSubnetGroupName: secret("hunter2") })), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:ec2/subnet:Subnet", "lonely"),
});
