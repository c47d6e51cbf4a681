import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PlannedConnection } from "./plan";
import type { VpnConfig } from "./schema";
import { tunnelSecurity, type TunnelSecurity } from "./tunnel-options";

/** One tunnel as the datacenter's device sees it. */
export interface TunnelHandover {
    /** Public address of the AWS end. */
    readonly awsAddress: pulumi.Output<string>;
    readonly insideCidr: pulumi.Input<string>;
    /** Address of the AWS end inside the tunnel: the device's BGP neighbour. */
    readonly awsInsideAddress: pulumi.Output<string>;
    /** Address of the device inside the tunnel. */
    readonly deviceInsideAddress: pulumi.Output<string>;
}

/** One connection: two tunnels, both of which the device must keep up. */
export interface ConnectionHandover {
    readonly vpnConnectionId: pulumi.Output<string>;
    /** Key of the device in `customerGateways`. */
    readonly device: string;
    /** Public address that AWS expects the device at. */
    readonly deviceAddress: string;
    readonly deviceBgpAsn: number;
    /** Secret of Secrets Manager that holds the tunnels' pre-shared keys; they are read there and nowhere else. */
    readonly presharedKeySecretArn: pulumi.Output<string>;
    readonly tunnels: readonly [TunnelHandover, TunnelHandover];
}

/** All that the datacenter's network team needs to set up its side. It holds no secret. */
export interface VpnHandover {
    readonly routing: VpnConfig["routing"];
    readonly awsBgpAsn: number;
    /** What AWS accepts in the key exchange. */
    readonly security: TunnelSecurity;
    /** Range that the datacenter routes into the tunnels. */
    readonly vpcCidr: string;
    /** Ranges of the datacenter; with BGP, the device announces them. */
    readonly onPremisesCidrs: readonly string[];
    /** Address to ping every few minutes, so that idle tunnels stay up. */
    readonly pingAddress?: string;
    /** By the connection's name. */
    readonly connections: Readonly<Record<string, ConnectionHandover>>;
}

export interface HandoverArgs {
    readonly config: VpnConfig;
    readonly vpcCidr: string;
    readonly pingAddress: string | undefined;
    readonly connections: readonly { readonly plan: PlannedConnection; readonly connection: aws.ec2.VpnConnection }[];
}

/** A plain object with outputs inside, so that a preview shows what is already known of it. */
export function vpnHandover({ config, vpcCidr, pingAddress, connections }: HandoverArgs): VpnHandover {
    return {
        routing: config.routing,
        awsBgpAsn: config.amazonSideAsn,
        security: tunnelSecurity(config.security),
        vpcCidr,
        onPremisesCidrs: config.onPremisesCidrs,
        ...(pingAddress === undefined ? {} : { pingAddress }),
        connections: Object.fromEntries(
            connections.map(({ plan, connection }) => [plan.key, connectionHandover(plan, connection)]),
        ),
    };
}

function connectionHandover(plan: PlannedConnection, connection: aws.ec2.VpnConnection): ConnectionHandover {
    const [firstCidr, secondCidr] = plan.insideCidrs;
    return {
        vpnConnectionId: connection.id,
        device: plan.gateway,
        deviceAddress: plan.device.ipAddress,
        deviceBgpAsn: plan.device.bgpAsn,
        presharedKeySecretArn: connection.presharedKeyArn,
        tunnels: [
            {
                awsAddress: connection.tunnel1Address,
                insideCidr: firstCidr ?? connection.tunnel1InsideCidr,
                awsInsideAddress: connection.tunnel1VgwInsideAddress,
                deviceInsideAddress: connection.tunnel1CgwInsideAddress,
            },
            {
                awsAddress: connection.tunnel2Address,
                insideCidr: secondCidr ?? connection.tunnel2InsideCidr,
                awsInsideAddress: connection.tunnel2VgwInsideAddress,
                deviceInsideAddress: connection.tunnel2CgwInsideAddress,
            },
        ],
    };
}
