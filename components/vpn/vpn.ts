import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SubnetTarget } from "../network/network";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { createLogGroup } from "../shared/log-group";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchAllConnections, watchConnection } from "./alarms";
import { createConnection } from "./connection";
import { DatacenterProbe, type DatacenterProbeTransforms } from "./datacenter-probe";
import { vpnHandover, type VpnHandover } from "./handover";
import { Keepalive, type KeepaliveTransforms } from "./keepalive";
import { plannedConnections, type Device, type PlannedConnection } from "./plan";
import type { VpnConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The gateway. */
    gateway: aws.ec2.VpnGateway,
    /** Of each private table. */
    routePropagation: aws.ec2.VpnGatewayRoutePropagation,
    /** Of each connection. */
    customerGateway: aws.ec2.CustomerGateway,
    /** Each connection, with its tunnels. */
    connection: aws.ec2.VpnConnection,
    /** Each static route. */
    connectionRoute: aws.ec2.VpnConnectionRoute,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** Each alarm on connections. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface VpnTransforms extends TransformsOf<typeof inner> {
    /** Of Keepalive. */
    readonly keepalive?: KeepaliveTransforms | undefined;
    /** Of DatacenterProbe. */
    readonly probe?: DatacenterProbeTransforms | undefined;
}

export interface VpnArgs {
    readonly scope: AwsScope;
    /** The `vpn` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: VpnConfig;
    readonly vpcId: pulumi.Input<string>;
    /** IPv4 range of the VPC, for the datacenter's routes. */
    readonly vpcCidr: string;
    /** Private subnet for the ping target and the probe, where there are any. */
    readonly keepaliveSubnet: SubnetTarget;
    /** Tables that learn the datacenter's routes. */
    readonly privateRouteTableIds: ByZone<pulumi.Input<string>>;
    readonly topics: AlarmTopics;
    /** Key that encrypts the tunnels' logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether Pulumi refuses to delete or replace connections, whose addresses and keys the datacenter's devices have. */
    readonly keepForRebuild: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: VpnTransforms | undefined;
}

interface Connection {
    readonly plan: PlannedConnection;
    readonly connection: aws.ec2.VpnConnection;
}

/**
 * Site-to-site VPN between the VPC and the datacenter's devices.
 *
 * AWS opens the tunnels, and opens them again after an interruption. It makes the pre-shared keys and keeps them in
 * Secrets Manager, so that neither the program nor Pulumi's state sees them.
 *
 * Children: VPN gateway and its propagation to each private table, log group `/aws/vendedlogs/<prefix>/vpn`; for each connection a
 * customer gateway, the connection, its static routes and two alarms; with several connections one alarm over
 * all; Keepalive, DatacenterProbe. About 37 USD a month for each connection, plus traffic.
 */
export class Vpn extends pulumi.ComponentResource {
    static readonly type = "platform:vpn:Vpn";

    /** What the datacenter's network team needs for its side. */
    readonly handover: VpnHandover;

    constructor(
        private readonly name: string,
        private readonly args: VpnArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Vpn.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, vpcCidr, keepForRebuild: protect } = args;

        const gateway = this.createGateway();
        const logGroup = this.createLogGroup();
        const connections = Object.entries(config.customerGateways).flatMap(([key, device]) =>
            plannedConnections(key, device).map((plan) => {
                const customerGateway = this.createCustomerGateway(plan, device);
                const parts = { scope, config, plan, gateway, customerGateway, logGroup, protect };
                return { plan, connection: createConnection(`${name}-${plan.key}`, parts, { parent: this }) };
            }),
        );
        this.createAlarms(connections);
        const pingAddress = this.createKeepalive();

        this.handover = vpnHandover({ config, vpcCidr, pingAddress, connections });
        this.registerOutputs({ handover: this.handover, contact: config.contact, ...transformed(this) });
    }

    /** `vpcId` attaches the gateway. Routes propagate through resources of their own, never through `propagatingVgws`. */
    private createGateway(): aws.ec2.VpnGateway {
        const { scope, config, vpcId, privateRouteTableIds } = this.args;
        const gateway = new aws.ec2.VpnGateway(
            this.name,
            { vpcId, amazonSideAsn: String(config.amazonSideAsn), tags: { Name: `${scope.prefix}-vpn` } },
            { parent: this },
        );
        forEachEntry(privateRouteTableIds, (routeTableId, zone) => {
            new aws.ec2.VpnGatewayRoutePropagation(
                `${this.name}-${zone}`,
                { vpnGatewayId: gateway.id, routeTableId },
                { parent: this },
            );
        });
        return gateway;
    }

    private createLogGroup(): aws.cloudwatch.LogGroup {
        const { scope, config, encryptionKeyArn } = this.args;
        return createLogGroup(
            this.name,
            {
                scope,
                // Log delivery writes here. Names elsewhere lengthen a policy of the account that holds 5,120 characters.
                name: `/aws/vendedlogs/${scope.prefix}/vpn`,
                retentionInDays: config.tunnelLogRetentionDays,
                kmsKeyId: encryptionKeyArn,
            },
            this,
        );
    }

    /**
     * The device as one connection sees it. A VPN gateway takes one connection from a customer gateway, and AWS takes
     * two of the same address and number for one, across all stacks of the account, unless their device names differ.
     * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html
     */
    private createCustomerGateway(plan: PlannedConnection, { ipAddress, bgpAsn }: Device): aws.ec2.CustomerGateway {
        const signed32BitMax = 2 ** 31 - 1; // AWS has another property for numbers above
        const name = `${this.args.scope.prefix}-${plan.key}`;
        return new aws.ec2.CustomerGateway(
            `${this.name}-${plan.key}`,
            {
                type: "ipsec.1",
                deviceName: name,
                ipAddress,
                ...(bgpAsn > signed32BitMax ? { bgpAsnExtended: String(bgpAsn) } : { bgpAsn: String(bgpAsn) }),
                tags: { Name: name },
            },
            { parent: this },
        );
    }

    private createAlarms(connections: readonly Connection[]): void {
        const { topics, config } = this.args;
        const alarmArgs = { topics, contact: config.contact };
        const watched = connections.map(({ plan, connection }) => ({
            name: `${this.name}-${plan.key}`,
            vpnConnectionId: connection.id,
        }));
        for (const connection of watched) {
            watchConnection(connection, { ...alarmArgs, isOnly: watched.length === 1 }, { parent: this });
        }
        if (watched.length > 1) {
            watchAllConnections(this.name, watched, alarmArgs, { parent: this });
        }
    }

    /** @returns the address that the datacenter pings, if it has one. */
    private createKeepalive(): string | undefined {
        const { scope, config, vpcId, keepaliveSubnet: subnet, topics, transform } = this.args;
        if (config.keepalive === undefined) {
            return undefined;
        }
        const { instanceType, probe } = config.keepalive;
        const { onPremisesCidrs, contact } = config;
        if (probe !== undefined) {
            new DatacenterProbe(
                `${this.name}-probe`,
                { scope, config: probe, subnetId: subnet.id, contact, topics, transform: transform?.probe },
                { parent: this },
            );
        }
        return new Keepalive(
            `${this.name}-keepalive`,
            { scope, instanceType, vpcId, subnet, onPremisesCidrs, topics, transform: transform?.keepalive },
            { parent: this },
        ).address;
    }
}
