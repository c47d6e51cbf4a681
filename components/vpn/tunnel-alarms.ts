import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";

export interface TunnelAlarmArgs {
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

/**
 * Two alarms on one connection: one tunnel down for a quarter of an hour is a warning, for it mostly comes back of its
 * own accord; no tunnel for five minutes is critical. No data is as bad as a tunnel down.
 */
export function watchConnection(
    connection: WatchedConnection,
    { topics, contact }: TunnelAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const common = {
        ...tunnelState,
        topics,
        dimensions: { VpnId: connection.vpnConnectionId },
        treatMissingData: "breaching",
    } as const;
    createAlarm(
        `${connection.name}-degraded`,
        {
            ...common,
            severity: "warning",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            evaluationPeriods: 3,
            alarmDescription:
                `VPN connection ${connection.name} has run on one of its two tunnels for 15 minutes. Traffic still ` +
                `flows, with nothing in reserve. If it does not come back by itself, call ${contact}. ` +
                "Runbook: docs/runbooks/vpn-tunnel-down.md",
        },
        opts,
    );
    createAlarm(
        `${connection.name}-outage`,
        {
            ...common,
            severity: "critical",
            statistic: "Maximum",
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: 0,
            evaluationPeriods: 1,
            alarmDescription:
                `VPN connection ${connection.name} is down: neither tunnel has been up for 5 minutes. Unless another ` +
                `connection is up, apps cannot reach the datacenter. Call ${contact}. ` +
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
    { topics, contact }: TunnelAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const { period, ...metric } = tunnelState;
    const queries: aws.types.input.cloudwatch.MetricAlarmMetricQuery[] = connections.map((connection, index) => ({
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
