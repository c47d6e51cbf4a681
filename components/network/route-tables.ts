import type { Tier } from "@platform/aws-model/network/subnet-plan";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ByZone } from "../shared/by-zone";
import { forEachEntry, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";

interface RouteTableArgs {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    readonly subnets: ByZone<aws.ec2.Subnet>;
}

/** A table for each subnet of a tier, so that each zone can have its own way out. */
export function createRouteTables(
    name: string,
    { scope, vpcId, subnets, tier }: RouteTableArgs & { readonly tier: Tier },
    parent: pulumi.Resource,
): ByZone<aws.ec2.RouteTable> {
    return mapValues(subnets, (subnet, zone) => {
        const own = `${name}-${tier}-${zone}`;
        const tags = { Name: `${scope.prefix}-${tier}-${zone}` };
        const table = new aws.ec2.RouteTable(own, { vpcId, tags }, { parent });
        new aws.ec2.RouteTableAssociation(own, { routeTableId: table.id, subnetId: subnet.id }, { parent });
        return table;
    });
}

/** One table for all public subnets, with the way to the internet. */
export function routePublicSubnets(
    name: string,
    args: RouteTableArgs & { readonly gateway: aws.ec2.InternetGateway; readonly ipv6: boolean },
    parent: pulumi.Resource,
): void {
    const { scope, vpcId, subnets, gateway, ipv6 } = args;
    const table = new aws.ec2.RouteTable(name, { vpcId, tags: { Name: `${scope.prefix}-public` } }, { parent });
    const toInternet = { routeTableId: table.id, gatewayId: gateway.id };
    new aws.ec2.Route(name, { ...toInternet, destinationCidrBlock: "0.0.0.0/0" }, { parent });
    if (ipv6) {
        new aws.ec2.Route(`${name}-ipv6`, { ...toInternet, destinationIpv6CidrBlock: "::/0" }, { parent });
    }
    forEachEntry(subnets, (subnet, zone) => {
        new aws.ec2.RouteTableAssociation(
            `${name}-${zone}`,
            { routeTableId: table.id, subnetId: subnet.id },
            { parent },
        );
    });
}
