import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SubnetTarget } from "../network/network";
import { alarmIdentity, type AlarmTopics } from "../shared/alarm";
import { amazonLinuxParameter } from "../shared/amazon-linux";
import type { AwsScope } from "../shared/scope";
import { slug } from "../shared/slug";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchKeepalive } from "./alarms";
import { keepaliveAddress } from "./plan";
import type { VpnConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The instance. */
    instance: aws.ec2.Instance,
    /** The reservation of its address. */
    reservation: aws.ec2.SubnetCidrReservation,
    /** The security group. */
    securityGroup: aws.ec2.SecurityGroup,
    /** Each rule that lets a range ping. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type KeepaliveTransforms = TransformsOf<typeof inner>;

export interface KeepaliveArgs {
    readonly scope: AwsScope;
    readonly instanceType: NonNullable<VpnConfig["keepalive"]>["instanceType"];
    readonly vpcId: pulumi.Input<string>;
    /** Private subnet that the target lives in. Replaces the instance and changes its address. */
    readonly subnet: SubnetTarget;
    /** Who may ping. */
    readonly onPremisesCidrs: readonly string[];
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: KeepaliveTransforms | undefined;
}

/**
 * An instance that answers the datacenter's pings from a fixed address, so that a tunnel that a device closes when idle
 * stays up. It answers from its kernel and does nothing else: it has no role, no key, no port and no way out.
 *
 * The newest image is taken when the instance is made and a newer one never replaces it; docs/runbooks/vpn-tunnel-down.md
 * says how to renew it. Its address is kept free of others, so that it gets the same one each time.
 *
 * Children: the address's reservation, security group, instance, three alarms. About 4 USD a month.
 */
export class Keepalive extends pulumi.ComponentResource {
    static readonly type = "platform:vpn:Keepalive";

    /** Address to ping. */
    readonly address: string;

    private readonly instance: aws.ec2.Instance;

    constructor(
        private readonly name: string,
        private readonly args: KeepaliveArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Keepalive.type, name, {}, withTransforms(inner, args.transform, opts));
        const { range, address } = keepaliveAddress(args.subnet.cidr);

        const reservation = new aws.ec2.SubnetCidrReservation(
            name,
            {
                subnetId: args.subnet.id,
                cidrBlock: range,
                reservationType: "explicit",
                description: "Fixed address that the datacenter pings",
            },
            { parent: this },
        );
        this.address = address;
        this.instance = this.createInstance(this.createSecurityGroup(), reservation);
        this.createRepair();
        watchKeepalive(name, { topics: args.topics, instanceId: this.instance.id, address }, { parent: this });
        this.registerOutputs({ address, ...transformed(this) });
    }

    private createSecurityGroup(): pulumi.Output<string> {
        const { scope, vpcId, onPremisesCidrs } = this.args;
        const group = new aws.ec2.SecurityGroup(
            this.name,
            {
                vpcId,
                description: "Ping target of the datacenter, answers and never asks",
                tags: { Name: `${scope.prefix}-keepalive` },
            },
            { parent: this },
        );
        for (const cidr of onPremisesCidrs) {
            new aws.vpc.SecurityGroupIngressRule(
                `${this.name}-ping-${slug(cidr)}`,
                {
                    securityGroupId: group.id,
                    description: `Ping from the datacenter (${cidr})`,
                    ipProtocol: "icmp",
                    fromPort: 8, // ICMP type: echo request
                    toPort: 0, // ICMP code
                    cidrIpv4: cidr,
                },
                { parent: this },
            );
        }
        return group.id;
    }

    private createInstance(securityGroupId: pulumi.Output<string>, reservation: pulumi.Resource): aws.ec2.Instance {
        const { scope, instanceType, subnet } = this.args;
        const image = aws.ssm.getParameterOutput({ name: amazonLinuxParameter(instanceType) }, { parent: this });
        return new aws.ec2.Instance(
            this.name,
            {
                ami: image.insecureValue, // the same as `value`, and sensitive to no tool
                instanceType,
                subnetId: subnet.id,
                privateIp: this.address,
                associatePublicIpAddress: false,
                vpcSecurityGroupIds: [securityGroupId],
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                creditSpecification: { cpuCredits: "standard" }, // never a surprise on the bill
                rootBlockDevice: { encrypted: true, volumeType: "gp3", volumeSize: 8 },
                tags: { Name: `${scope.prefix}-keepalive` },
            },
            {
                parent: this,
                dependsOn: reservation,
                ignoreChanges: ["ami"], // a new image appears every few weeks and is no reason to replace the target
                deleteBeforeReplace: true, // two instances cannot have one address
            },
        );
    }

    /** What AWS does by itself: move the instance to other hardware, or restart it. People are told by another alarm. */
    private createRepair(): void {
        const { scope } = this.args;
        const common = {
            namespace: "AWS/EC2",
            dimensions: { InstanceId: this.instance.id },
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 60,
            treatMissingData: "notBreaching",
        } as const;
        const action = (name: string) =>
            pulumi.interpolate`arn:${scope.partition}:automate:${scope.region}:ec2:${name}`;
        const [recover, reboot] = [`${this.name}-recover`, `${this.name}-reboot`];
        new aws.cloudwatch.MetricAlarm(
            recover,
            {
                ...common,
                ...alarmIdentity(recover, "Moves the VPN's ping target to other hardware. Nothing to do."),
                metricName: "StatusCheckFailed_System",
                evaluationPeriods: 2,
                alarmActions: [action("recover")],
            },
            { parent: this },
        );
        new aws.cloudwatch.MetricAlarm(
            reboot,
            {
                ...common,
                ...alarmIdentity(reboot, "Restarts the VPN's ping target. Nothing to do."),
                metricName: "StatusCheckFailed_Instance",
                evaluationPeriods: 3, // later than the recovery, so that the two never act at once
                alarmActions: [action("reboot")],
            },
            { parent: this },
        );
    }
}
