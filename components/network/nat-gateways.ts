import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { forEachEntry, fromKeys, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchNatGateway } from "./alarms";
import type { NetworkConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each gateway. */
    natGateway: aws.ec2.NatGateway,
    /** Each Elastic IP. */
    address: aws.ec2.Eip,
    /** The default route of each private table. */
    route: aws.ec2.Route,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type NatGatewaysTransforms = TransformsOf<typeof inner>;

export interface NatGatewaysArgs {
    readonly scope: AwsScope;
    /** Of the `network` block, `natGateways` and `availabilityZones` matter here. */
    readonly config: Pick<NetworkConfig, "natGateways" | "availabilityZones">;
    readonly topics: AlarmTopics;
    readonly deletionProtection: boolean;
    readonly vpcId: pulumi.Input<string>;
    readonly publicSubnets: ByZone<aws.ec2.Subnet>;
    readonly privateRouteTables: ByZone<aws.ec2.RouteTable>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: NatGatewaysTransforms | undefined;
}

/**
 * The private subnets' way out over IPv4, with fixed addresses that are resources of their own: third parties
 * allow-list them, so they outlive the gateways, but for a change to `regional` or back.
 *
 * Children: for each gateway an Elastic IP, the gateway and its two alarms; a default route for each private table.
 */
export class NatGateways extends pulumi.ComponentResource {
    static readonly type = "platform:network:NatGateways";

    /** The fixed addresses by availability zone. */
    readonly publicAddresses: ByZone<pulumi.Output<string>>;

    constructor(
        private readonly name: string,
        private readonly args: NatGatewaysArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(NatGateways.type, name, {}, withTransforms(inner, args.transform, opts));
        const zones = zonesWithAddress(args.config);
        const addresses = fromKeys(zones, (zone) => this.createAddress(zone));
        const gateways =
            args.config.natGateways === "regional"
                ? this.createRegional(addresses)
                : mapValues(addresses, (address, zone) => this.createZonal(zone, address));
        forEachEntry(gateways, ({ id }, key) => {
            watchNatGateway(`${name}-${key}`, { key, gatewayId: id, topics: args.topics }, { parent: this });
        });
        this.routePrivateSubnets(gateways);

        this.publicAddresses = mapValues(addresses, (address) => address.publicIp);
        this.registerOutputs({ publicAddresses: this.publicAddresses, ...transformed(this) });
    }

    /** A regional gateway has its own: it is made while those before it still hold theirs. */
    private createAddress(zone: string): aws.ec2.Eip {
        const key = this.args.config.natGateways === "regional" ? `regional-${zone}` : zone;
        return new aws.ec2.Eip(
            `${this.name}-${key}`,
            { domain: "vpc", tags: this.tags(key) },
            { parent: this, protect: this.args.deletionProtection },
        );
    }

    private createZonal(zone: string, address: aws.ec2.Eip): aws.ec2.NatGateway {
        const subnet = this.args.publicSubnets[zone];
        if (subnet === undefined) {
            throw new pulumi.ResourceError(`${this.name}: no public subnet in ${zone}`, this, true);
        }
        return new aws.ec2.NatGateway(
            `${this.name}-${zone}`,
            { subnetId: subnet.id, allocationId: address.id, tags: this.tags(zone) },
            { parent: this },
        );
    }

    private createRegional(addresses: ByZone<aws.ec2.Eip>): Record<string, aws.ec2.NatGateway> {
        const gateway = new aws.ec2.NatGateway(
            `${this.name}-regional`,
            {
                vpcId: this.args.vpcId,
                availabilityMode: "regional",
                availabilityZoneAddresses: Object.entries(addresses).map(([availabilityZone, address]) => ({
                    availabilityZone,
                    allocationIds: [address.id],
                })),
                tags: this.tags("regional"),
            },
            { parent: this },
        );
        return { regional: gateway };
    }

    /** A zone's own gateway where it has one, else the only one. */
    private routePrivateSubnets(gateways: Readonly<Record<string, aws.ec2.NatGateway>>): void {
        const [shared] = Object.values(gateways);
        forEachEntry(this.args.privateRouteTables, (table, zone) => {
            const gateway = gateways[zone] ?? shared;
            if (gateway !== undefined) {
                new aws.ec2.Route(
                    `${this.name}-${zone}`,
                    { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id },
                    { parent: this },
                );
            }
        });
    }

    private tags(what: string): Record<string, string> {
        return { Name: `${this.args.scope.prefix}-nat-${what}` };
    }
}

/** The zones whose calls leave from an address of their own; a single gateway stands in the first zone. */
function zonesWithAddress({ natGateways, availabilityZones }: NatGatewaysArgs["config"]): readonly string[] {
    switch (natGateways) {
        case "none":
            return [];
        case "one":
            return availabilityZones.slice(0, 1);
        case "perAz":
        case "regional":
            return availabilityZones;
    }
}
