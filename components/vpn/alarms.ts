import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics, type Dimensions, type MetricQuery } from "../shared/alarm";

export interface VpnAlarmArgs {
    readonly topics: AlarmTopics;
    /** Whom to call; it stands in every message. */
    readonly contact: string;
}

/** A connection by the name that people know it by. */
export interface WatchedConnection {
    readonly name: string;
    readonly vpnConnectionId: pulumi.Input<string>;
}

/**
 * A tunnel's state is 1 when it is up (with BGP: when the session is established), else 0. By connection the metric
 * takes in both tunnels, so that the minimum tells whether one is down and the maximum whether any is up.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
 */
const tunnelState = { namespace: "AWS/VPN", metricName: "TunnelState", period: 300 } as const;

/** Two alarms on one connection. No data is as bad as a tunnel down. */
export function watchConnection(
    connection: WatchedConnection,
    args: VpnAlarmArgs & {
        /** Whether there is no other connection: then somebody is woken. */
        readonly isOnly: boolean;
    },
    opts: pulumi.CustomResourceOptions,
): void {
    warnWhenDegraded(connection, args, opts);
    tellWhenDown(connection, args, opts);
}

/** A tunnel that is down for less than a quarter of an hour mostly comes back of its own accord. */
function warnWhenDegraded(
    { name, vpnConnectionId }: WatchedConnection,
    { topics, contact }: VpnAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        `${name}-degraded`,
        {
            ...tunnelState,
            severity: "warning",
            topics,
            dimensions: { VpnId: vpnConnectionId },
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            evaluationPeriods: 3,
            treatMissingData: "breaching",
            alarmDescription:
                `VPN connection ${name} has run on one of its two tunnels for 15 minutes. Traffic still flows, with ` +
                `nothing in reserve. If it does not come back by itself, call ${contact}. ` +
                "Runbook: docs/runbooks/vpn-tunnel-down.md",
        },
        opts,
    );
}

function tellWhenDown(
    { name, vpnConnectionId }: WatchedConnection,
    { topics, contact, isOnly }: VpnAlarmArgs & { readonly isOnly: boolean },
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        `${name}-outage`,
        {
            ...tunnelState,
            severity: isOnly ? "critical" : "warning",
            topics,
            dimensions: { VpnId: vpnConnectionId },
            statistic: "Maximum",
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
            evaluationPeriods: 1,
            treatMissingData: "breaching",
            alarmDescription:
                `VPN connection ${name} is down: neither tunnel has been up for 5 minutes. ` +
                (isOnly ? "Apps cannot reach the datacenter" : "Traffic flows over the others as long as one is up") +
                `. Call ${contact}. ` +
                "Runbook: docs/runbooks/vpn-tunnel-down.md",
        },
        opts,
    );
}

/**
 * One alarm over several connections, which tells the loss of the datacenter from the loss of a spare. A connection
 * without data counts for nothing, so that one late datum neither raises nor hides it.
 */
export function watchAllConnections(
    name: string,
    connections: readonly WatchedConnection[],
    { topics, contact }: VpnAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const { period, ...metric } = tunnelState;
    const queries: MetricQuery[] = connections.map((connection, index) => ({
        id: `connection${index + 1}`,
        label: connection.name,
        metric: { ...metric, period, stat: "Maximum", dimensions: { VpnId: connection.vpnConnectionId } },
        returnData: false,
    }));
    createAlarm(
        `${name}-outage`,
        {
            severity: "critical",
            topics,
            metricQueries: [
                ...queries,
                { id: "best", label: "Best tunnel", expression: "MAX(METRICS())", returnData: true },
            ],
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
            evaluationPeriods: 1,
            treatMissingData: "breaching",
            alarmDescription:
                `All ${connections.length} VPN connections are down: apps cannot reach the datacenter. ` +
                `Call ${contact} now. Runbook: docs/runbooks/vpn-tunnel-down.md`,
        },
        opts,
    );
}

/** Warns when the ping target does not run; AWS's own repairs come first. */
export function watchKeepalive(
    name: string,
    args: { readonly topics: AlarmTopics; readonly instanceId: pulumi.Input<string>; readonly address: string },
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        `${name}-down`,
        {
            severity: "warning",
            topics: args.topics,
            namespace: "AWS/EC2",
            metricName: "StatusCheckFailed",
            dimensions: { InstanceId: args.instanceId },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "breaching", // a stopped instance reports nothing
            alarmDescription:
                `The VPN's ping target (${args.address}) has not run for 15 minutes and did not recover by itself: ` +
                "idle tunnels may go down. Replace it. Runbook: docs/runbooks/vpn-tunnel-down.md",
        },
        opts,
    );
}

/** Warns when AWS's own pings into the datacenter are lost. */
export function watchProbe(
    name: string,
    args: VpnAlarmArgs & {
        readonly destination: string;
        readonly dimensions: Dimensions;
    },
    opts: pulumi.CustomResourceOptions,
): void {
    createAlarm(
        `${name}-packet-loss`,
        {
            severity: "warning",
            topics: args.topics,
            namespace: "AWS/NetworkMonitor",
            metricName: "PacketLoss",
            dimensions: args.dimensions,
            statistic: "Average",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 50,
            period: 300,
            evaluationPeriods: 3,
            datapointsToAlarm: 2,
            treatMissingData: "breaching",
            alarmDescription:
                `AWS loses at least half of its pings to ${args.destination} in the datacenter. If the tunnels are up, ` +
                `look for a route or a firewall; call ${args.contact}. Runbook: docs/runbooks/vpn-tunnel-down.md`,
        },
        opts,
    );
}
