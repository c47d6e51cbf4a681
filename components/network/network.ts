import { ipv6SubnetCidr, subnetCidr, type Tier } from "@platform/aws-model/network/subnet-plan";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { fromKeys, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms } from "../shared/transform";
import { FlowLogs } from "./flow-logs";
import { NatGateways } from "./nat-gateways";
import { createRouteTables, routePublicSubnets } from "./route-tables";
import type { NetworkConfig } from "./schema";
import { networkResources, type NetworkTransforms } from "./transforms";
import { VpcEndpoints } from "./vpc-endpoints";

export interface NetworkArgs {
    readonly scope: AwsScope;
    /** The `network` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: NetworkConfig;
    /** Whether load balancers have IPv6 addresses, in the public subnets. */
    readonly ipv6: boolean;
    /** Topics of the NAT gateways' alarms. */
    readonly topics: AlarmTopics;
    /** Key that encrypts the flow logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether Pulumi refuses to delete the addresses that third parties allow-list. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: NetworkTransforms | undefined;
}

/** A subnet, as those who place something in it need it. */
export interface SubnetTarget {
    readonly id: pulumi.Input<string>;
    /** Its IPv4 range, /27 or larger. */
    readonly cidr: string;
}

/**
 * A VPC with one public, one private and one data subnet in each availability zone.
 *
 * Instances live in private subnets, whose only way out is NAT. Data subnets have no way out at all. No subnet
 * gives out public addresses, and the default security group lets nothing through.
 *
 * With `ipv6`, the VPC and its public subnets get IPv6 ranges, and keep them when it is switched off: they are free, and
 * AWS takes a range back neither from a VPC whose subnets have a part of it nor from a subnet in which there is an address.
 *
 * Children: VPC, internet gateway, subnets, a route table for each private and data subnet and one for the public
 * ones, NatGateways, VpcEndpoints, FlowLogs. Cost: see `natGateways` and `interfaceEndpoints`.
 */
export class Network extends pulumi.ComponentResource {
    static readonly type = "platform:network:Network";

    readonly vpcId: pulumi.Output<string>;
    /** IPv4 range of the VPC. */
    readonly cidr: string;
    /** Subnet ids by availability zone. */
    readonly publicSubnetIds: ByZone<pulumi.Output<string>>;
    readonly privateSubnetIds: ByZone<pulumi.Output<string>>;
    readonly dataSubnetIds: ByZone<pulumi.Output<string>>;
    /** Route tables of the private subnets by availability zone; a VPN gateway propagates its routes to them. */
    readonly privateRouteTableIds: ByZone<pulumi.Output<string>>;
    /** Route tables of the data subnets by availability zone: no way out, and none to the datacenter either. */
    readonly dataRouteTableIds: ByZone<pulumi.Output<string>>;
    /** The private subnet of the first zone, for what there is one of. */
    readonly firstPrivateSubnet: SubnetTarget;
    /** Fixed public addresses that the private subnets call out from, by availability zone. */
    readonly natAddresses: ByZone<pulumi.Output<string>>;

    /** What has an address on the internet waits for it, and goes before it. */
    readonly internetGateway: aws.ec2.InternetGateway;

    private readonly vpc: aws.ec2.Vpc;

    private readonly args: NetworkArgs;

    constructor(
        private readonly name: string,
        given: NetworkArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Network.type, name, {}, withTransforms(networkResources, given.transform, opts));
        // What there is one of stands in the first zone, which must not depend on the order in the stack file.
        const availabilityZones = [...given.config.availabilityZones].sort();
        const args = { ...given, config: { ...given.config, availabilityZones } };
        this.args = args;
        const { config, scope, transform } = args;

        this.vpc = this.createVpc();
        this.internetGateway = new aws.ec2.InternetGateway(
            name,
            { vpcId: this.vpc.id, tags: this.tags("internet") },
            { parent: this },
        );
        const publicSubnets = this.createSubnets("public");
        const privateSubnets = this.createSubnets("private");
        const dataSubnets = this.createSubnets("data");
        const tables = { scope, vpcId: this.vpc.id, ipv6: args.ipv6 };
        routePublicSubnets(
            `${name}-public`,
            { ...tables, gateway: this.internetGateway, subnets: publicSubnets },
            this,
        );
        const privateRouteTables = createRouteTables(
            name,
            { ...tables, tier: "private", subnets: privateSubnets },
            this,
        );
        const dataRouteTables = createRouteTables(name, { ...tables, tier: "data", subnets: dataSubnets }, this);

        const nat = new NatGateways(
            `${name}-nat`,
            { ...args, vpcId: this.vpc.id, publicSubnets, privateRouteTables, transform: transform?.natGateways },
            { parent: this, dependsOn: this.internetGateway },
        );
        new VpcEndpoints(
            `${name}-endpoints`,
            {
                scope,
                vpcId: this.vpc.id,
                vpcCidr: config.cidr,
                routeTables: [...Object.values(privateRouteTables), ...Object.values(dataRouteTables)],
                subnetIds: mapValues(privateSubnets, (subnet) => subnet.id),
                services: config.interfaceEndpoints,
                transform: transform?.vpcEndpoints,
            },
            { parent: this },
        );
        new FlowLogs(
            `${name}-flow-logs`,
            { ...args, ...config.flowLogs, vpcId: this.vpc.id, transform: transform?.flowLogs },
            { parent: this },
        );

        this.vpcId = this.vpc.id;
        this.cidr = config.cidr;
        this.publicSubnetIds = mapValues(publicSubnets, (subnet) => subnet.id);
        this.privateSubnetIds = mapValues(privateSubnets, (subnet) => subnet.id);
        this.dataSubnetIds = mapValues(dataSubnets, (subnet) => subnet.id);
        this.privateRouteTableIds = mapValues(privateRouteTables, (table) => table.id);
        this.dataRouteTableIds = mapValues(dataRouteTables, (table) => table.id);
        this.firstPrivateSubnet = this.firstOf("private", this.privateSubnetIds);
        this.natAddresses = nat.publicAddresses;
        this.registerOutputs({
            vpcId: this.vpcId,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            dataSubnetIds: this.dataSubnetIds,
            natAddresses: this.natAddresses,
            ...transformed(this),
        });
    }

    /** The VPC, with what AWS puts into every VPC taken over and emptied. */
    private createVpc(): aws.ec2.Vpc {
        const vpc = new aws.ec2.Vpc(
            this.name,
            {
                cidrBlock: this.args.config.cidr,
                enableDnsHostnames: true,
                enableDnsSupport: true,
                assignGeneratedIpv6CidrBlock: this.args.ipv6,
                tags: { Name: this.args.scope.prefix },
            },
            { parent: this, ...(this.args.ipv6 ? {} : { ignoreChanges: ["assignGeneratedIpv6CidrBlock"] }) },
        );
        new aws.ec2.DefaultSecurityGroup(
            `${this.name}-default`,
            { vpcId: vpc.id, tags: this.tags("default-unused") },
            { parent: this },
        );
        new aws.ec2.DefaultRouteTable(
            `${this.name}-default`,
            { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: this.tags("default-unused") },
            { parent: this },
        );
        return vpc;
    }

    private createSubnets(tier: Tier): ByZone<aws.ec2.Subnet> {
        const { config, ipv6 } = this.args;
        return fromKeys(
            config.availabilityZones,
            (zone) =>
                new aws.ec2.Subnet(
                    `${this.name}-${tier}-${zone}`,
                    {
                        vpcId: this.vpc.id,
                        availabilityZone: zone,
                        cidrBlock: subnetCidr(config.cidr, tier, zone),
                        ...(ipv6 && tier === "public" ? { ipv6CidrBlock: this.ipv6Cidr(tier, zone) } : {}),
                        mapPublicIpOnLaunch: false,
                        tags: this.tags(`${tier}-${zone}`),
                    },
                    { parent: this, ...(ipv6 ? {} : { ignoreChanges: ["ipv6CidrBlock"] }) },
                ),
        );
    }

    private firstOf(tier: Tier, ids: ByZone<pulumi.Output<string>>): SubnetTarget {
        const [first] = Object.entries(ids);
        if (first === undefined) {
            const problem = `${this.name}: availabilityZones is empty; allowed: 2 to 8 zones`;
            throw new pulumi.ResourceError(problem, this, true);
        }
        const [zone, id] = first;
        return { id, cidr: subnetCidr(this.args.config.cidr, tier, zone) };
    }

    private ipv6Cidr(tier: Tier, zone: string): pulumi.Output<string> {
        return this.vpc.ipv6CidrBlock.apply((block) => ipv6SubnetCidr(block, tier, zone));
    }

    private tags(what: string): Record<string, string> {
        return { Name: `${this.args.scope.prefix}-${what}` };
    }
}
