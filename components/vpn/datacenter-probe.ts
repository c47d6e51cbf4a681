import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";
import { arnOf, type AwsScope } from "../shared/scope";
import type { VpnConfig } from "./schema";

export interface DatacenterProbeArgs {
    readonly scope: AwsScope;
    readonly config: NonNullable<NonNullable<VpnConfig["keepalive"]>["probe"]>;
    /** Private subnet that AWS pings from. Replaces the probe. */
    readonly subnetId: pulumi.Input<string>;
    /** Whom to call. */
    readonly contact: string;
    readonly topics: AlarmTopics;
}

/**
 * Pings the datacenter from AWS without an instance of ours. It sees what the tunnels' state does not: tunnels that are
 * up and carry nothing, because of a route or a firewall.
 *
 * Children: the monitor `<prefix>-vpn`, its probe, an alarm. AWS bills by the hour and monitored subnet.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/what-is-network-monitor.html
 */
export class DatacenterProbe extends pulumi.ComponentResource {
    static readonly type = "platform:vpn:DatacenterProbe";

    constructor(name: string, args: DatacenterProbeArgs, opts?: pulumi.ComponentResourceOptions) {
        super(DatacenterProbe.type, name, {}, opts);
        const { scope, config } = args;

        const monitor = new aws.networkmonitor.Monitor(
            name,
            { monitorName: `${scope.prefix}-vpn`, aggregationPeriod: config.periodSeconds },
            { parent: this },
        );
        const probe = new aws.networkmonitor.Probe(
            name,
            {
                monitorName: monitor.monitorName,
                sourceArn: arnOf(scope, "ec2", pulumi.interpolate`subnet/${args.subnetId}`),
                destination: config.destination,
                protocol: "ICMP",
                packetSize: 56,
            },
            { parent: this },
        );
        this.createAlarm(name, args, { Monitor: monitor.monitorName, Probe: probe.probeId });
        this.registerOutputs();
    }

    private createAlarm(
        name: string,
        { config, contact, topics }: DatacenterProbeArgs,
        dimensions: Record<string, pulumi.Output<string>>,
    ): void {
        createAlarm(
            `${name}-packet-loss`,
            {
                severity: "warning",
                topics: topics,
                namespace: "AWS/NetworkMonitor",
                metricName: "PacketLoss",
                dimensions,
                statistic: "Average",
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                threshold: 50,
                period: 300,
                evaluationPeriods: 3,
                datapointsToAlarm: 2,
                treatMissingData: "breaching",
                alarmDescription:
                    `AWS loses at least half of its pings to ${config.destination} in the datacenter. If the tunnels ` +
                    `are up, look for a route or a firewall; call ${contact}. ` +
                    "Runbook: docs/runbooks/vpn-tunnel-down.md",
            },
            { parent: this },
        );
    }
}
