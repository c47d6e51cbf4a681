import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import type { ByZone } from "../../shared/by-zone";
import { Firewall } from "../../shared/firewall";
import type { AwsScope } from "../../shared/scope";
import { loadBalancerCallers, type LoadBalancerPeer, type Ports } from "../../shared/security-group";
import { transformed, withTransforms } from "../../shared/transform";
import { InstanceRole } from "./instance-role";
import { InstanceRotation } from "./instance-rotation";
import { createLaunchTemplate } from "./launch-template";
import type { ClusterConfig } from "./schema";
import { clusterInstanceName } from "./target";
import { instancesResources, type InstancesTransforms } from "./transforms";

export interface InstancesArgs {
    readonly scope: AwsScope;
    readonly config: ClusterConfig;
    /** The cluster that the instances join. It is there before the first of them, and until the last is gone. */
    readonly cluster: aws.ecs.Cluster;
    /** Its name, known in a first preview. */
    readonly clusterName: string;
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: ByZone<pulumi.Input<string>>;
    readonly loadBalancers: readonly LoadBalancerPeer[];
    readonly bastionSecurityGroupId?: pulumi.Input<string> | undefined;
    readonly onPremisesCidrs: readonly string[];
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: InstancesTransforms | undefined;
}

/**
 * Host ports that Docker gives to tasks in bridge mode; they follow from the kernel's `ip_local_port_range`.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
const dynamicPorts: Ports = { protocol: "tcp", from: 32768, to: 65535 };
const ssh: Ports = { protocol: "tcp", from: 22, to: 22 };

/** Seconds from an instance's launch until it has registered and runs tasks. */
export const startSeconds = 180;

/** A new instance first, then an old one ends: one at a time in a small group, a tenth of a large one. */
const replacement = { minHealthyPercentage: 100, maxHealthyPercentage: 110 };

const daySeconds = 86400;

/**
 * The cluster's instances, which are replaced and never changed.
 *
 * A new version of the launch template (type, volume, user data, `amiVersion`) starts an instance refresh, which starts a
 * new instance, drains an old one of its tasks and ends it. `pulumi up` does not wait for it;
 * `aws autoscaling describe-instance-refreshes` tells how it went. When it fails, the old instances that are left stay:
 * a group whose image is an SSM parameter cannot go back by itself.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
 *
 * Children: InstanceRole, Firewall, the launch template, the scaling group, InstanceRotation. Cost: the
 * instances, their volumes, and about 2 USD a month each for metrics by the minute.
 */
export class Instances extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:Instances";

    readonly group: aws.autoscaling.Group;
    readonly securityGroupId: pulumi.Output<string>;

    /** Name tag of the group and its instances. */
    private readonly groupTag: string;

    constructor(
        private readonly name: string,
        private readonly args: InstancesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Instances.type, name, {}, withTransforms(instancesResources, args.transform, opts));
        const { scope, config, cluster, clusterName } = args;
        this.groupTag = clusterInstanceName(scope.prefix);

        const role = new InstanceRole(
            `${name}-role`,
            { scope, clusterName, transform: args.transform?.role },
            { parent: this },
        );
        const firewall = this.createFirewall();
        const template = createLaunchTemplate(
            name,
            {
                config,
                clusterName,
                takesSsh: args.bastionSecurityGroupId !== undefined,
                securityGroupId: firewall.securityGroupId,
                instanceProfileArn: role.profileArn,
                tags: this.tags(),
            },
            this,
        );
        this.group = this.createGroup(template, [cluster, ...role.permissions, ...firewall.rules]);
        this.securityGroupId = firewall.securityGroupId;
        new InstanceRotation(
            `${name}-rotation`,
            {
                ...args,
                ...config,
                groupName: this.group.name,
                groupTag: this.groupTag,
                transform: args.transform?.rotation,
            },
            { parent: this },
        );
        this.registerOutputs({
            groupName: this.group.name,
            securityGroupId: this.securityGroupId,
            ...transformed(this),
        });
    }

    /** Load balancers reach the dynamic ports, the bastion port 22 if anybody may log in, and nobody else anything. */
    private createFirewall(): Firewall {
        const { config, vpcId, loadBalancers, bastionSecurityGroupId, onPremisesCidrs } = this.args;
        const bastion =
            bastionSecurityGroupId === undefined
                ? []
                : [{ key: "ssh", what: "bastion", securityGroupId: bastionSecurityGroupId, ports: ssh }];
        return new Firewall(
            `${this.name}-firewall`,
            {
                type: "platform:ecs:InstanceFirewall",
                vpcId,
                description: "Instances of the ECS cluster",
                members: "the instances of the ECS cluster",
                nameTag: this.groupTag,
                callers: [...loadBalancerCallers(loadBalancers, dynamicPorts), ...bastion],
                egress: config.egress,
                onPremisesCidrs,
                transform: this.args.transform?.firewall,
            },
            { parent: this },
        );
    }

    /**
     * The capacity provider owns `desiredCapacity`, so it is left out: given, every `pulumi up` would set it back. The
     * group starts with `minSize` instances, and later the AWS provider keeps whatever it finds.
     */
    private createGroup(template: aws.ec2.LaunchTemplate, needs: pulumi.Resource[]): aws.autoscaling.Group {
        const { config, subnetIds } = this.args;
        return new aws.autoscaling.Group(
            this.name,
            {
                vpcZoneIdentifiers: Object.values(subnetIds),
                minSize: config.minInstances,
                maxSize: config.maxInstances,
                // A number and not $Latest: only its change starts a refresh.
                launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
                healthCheckType: "EC2", // load balancers judge tasks, and ECS replaces those
                healthCheckGracePeriod: startSeconds,
                defaultInstanceWarmup: startSeconds,
                // A deployment whose instances cannot start (quota, capacity) fails, instead of leaving none.
                waitForCapacityTimeout: "10m",
                // Demanded by managed termination protection, which then decides for each instance.
                protectFromScaleIn: true,
                // Ends idle instances in time; those that run tasks are protected, and InstanceRotation's to replace.
                maxInstanceLifetime: config.maxInstanceLifetimeDays * daySeconds,
                instanceMaintenancePolicy: replacement,
                instanceRefresh: instanceRefresh(),
                // For the alarms; the rest can be read from the group.
                enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupTerminatingInstances"],
                // Deletion ends all instances at once. Without it each would first be drained, and the lifecycle hook
                // of managed draining may hold one for 48 hours. By then the services are gone anyway.
                forceDelete: true,
                tags: Object.entries({ ...this.tags(), AmazonECSManaged: "" }).map(([key, value]) => ({
                    key,
                    value,
                    propagateAtLaunch: true,
                })),
            },
            { parent: this, dependsOn: needs },
        );
    }

    private tags(): Record<string, string> {
        return { ...this.args.scope.tags, Name: this.groupTag };
    }
}

function instanceRefresh(): aws.types.input.autoscaling.GroupInstanceRefresh {
    return {
        strategy: "Rolling",
        preferences: {
            ...replacement,
            skipMatching: true, // instances that started with the new version already
            scaleInProtectedInstances: "Refresh", // by default all that run tasks would be passed over
            standbyInstances: "Terminate",
        },
    };
}
