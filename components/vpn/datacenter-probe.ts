import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchProbe } from "./alarms";
import type { VpnConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The monitor. */
    monitor: aws.networkmonitor.Monitor,
    /** The probe. */
    probe: aws.networkmonitor.Probe,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type DatacenterProbeTransforms = TransformsOf<typeof inner>;

export interface DatacenterProbeArgs {
    readonly scope: AwsScope;
    readonly config: NonNullable<NonNullable<VpnConfig["keepalive"]>["probe"]>;
    /** Private subnet that AWS pings from. Replaces the probe. */
    readonly subnetId: pulumi.Input<string>;
    /** Whom to call. */
    readonly contact: string;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DatacenterProbeTransforms | undefined;
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
        super(DatacenterProbe.type, name, {}, withTransforms(inner, args.transform, opts));
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
        const { contact, topics } = args;
        const dimensions = { Monitor: monitor.monitorName, Probe: probe.probeId };
        watchProbe(name, { topics, contact, dimensions, destination: config.destination }, { parent: this });
        this.registerOutputs(transformed(this));
    }
}
