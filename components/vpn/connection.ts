import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";
import { slug } from "../shared/slug";
import type { PlannedConnection } from "./plan";
import type { VpnConfig } from "./schema";
import { tunnelOptions } from "./tunnel-options";

export interface ConnectionArgs {
    readonly scope: AwsScope;
    readonly config: Pick<VpnConfig, "routing" | "security" | "onPremisesCidrs">;
    readonly plan: PlannedConnection;
    readonly gateway: aws.ec2.VpnGateway;
    readonly customerGateway: aws.ec2.CustomerGateway;
    readonly logGroup: aws.cloudwatch.LogGroup;
    /** Whether Pulumi refuses to delete or replace the connection. */
    readonly protect: boolean;
}

/** A connection with its two tunnels and, with static routing, a route for each range of the datacenter. */
export function createConnection(
    name: string,
    { scope, config, plan, gateway, customerGateway, logGroup, protect }: ConnectionArgs,
    opts: pulumi.CustomResourceOptions,
): aws.ec2.VpnConnection {
    const bgp = config.routing === "bgp";
    const [firstCidr, secondCidr] = plan.insideCidrs;
    const common = { security: config.security, logGroupArn: logGroup.arn, bgp };
    const connection = new aws.ec2.VpnConnection(
        name,
        {
            vpnGatewayId: gateway.id,
            customerGatewayId: customerGateway.id,
            type: "ipsec.1",
            staticRoutesOnly: !bgp,
            presharedKeyStorage: "SecretsManager",
            ...tunnelOptions({ ...common, insideCidr: firstCidr }, { ...common, insideCidr: secondCidr }),
            tags: { Name: `${scope.prefix}-${plan.key}` },
        },
        // While the old connection of two gateways lives, AWS answers a request for another with that one.
        { ...opts, protect, deleteBeforeReplace: true },
    );
    for (const destinationCidrBlock of bgp ? [] : config.onPremisesCidrs) {
        new aws.ec2.VpnConnectionRoute(
            `${name}-${slug(destinationCidrBlock)}`,
            { vpnConnectionId: connection.id, destinationCidrBlock },
            opts,
        );
    }
    return connection;
}
