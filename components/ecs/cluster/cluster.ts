import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../../shared/alarm";
import type { ByZone } from "../../shared/by-zone";
import { createLogGroup, type LogGroupArgs } from "../../shared/log-group";
import { arnOf, type AwsScope } from "../../shared/scope";
import type { LoadBalancerPeer } from "../../shared/security-group";
import { transformed, withTransforms } from "../../shared/transform";
import { CapacityAlarms } from "./alarms";
import { listedArchitecture } from "./ami";
import { FailedChanges } from "./failed-changes";
import { Instances, startSeconds } from "./instances";
import type { ClusterConfig } from "./schema";
import type { ClusterTarget } from "./target";
import { clusterResources, type ClusterTransforms } from "./transforms";

export interface ClusterArgs {
    readonly scope: AwsScope;
    /** The `cluster` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: ClusterConfig;
    /** Another VPC replaces the instances' security group. */
    readonly vpcId: pulumi.Input<string>;
    /** The instances spread over these. */
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Load balancers that reach tasks at their dynamic host ports. */
    readonly loadBalancers: readonly LoadBalancerPeer[];
    /** Group of the bastion. Default: nobody logs in through it, and port 22 is closed. */
    readonly bastionSecurityGroupId?: pulumi.Input<string> | undefined;
    /** IPv4 ranges behind the VPN that tasks may call. */
    readonly onPremisesCidrs: readonly string[];
    readonly topics: AlarmTopics;
    /** Key that encrypts ECS Exec sessions and the log groups; its alias is `alias/<prefix>`. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ClusterTransforms | undefined;
}

/** Days that the events behind Container Insights' metrics are kept; the metrics themselves stay for 15 months. */
const insightsRetentionDays = 7;

/**
 * An ECS cluster, named `<prefix>`, on EC2 instances in the private subnets, as many as the tasks need.
 *
 * It is deleted in this order, or deletion hangs: the services (they depend on `ready`); `ready`, the cluster's link to
 * the capacity provider, which cannot go while services use it; the capacity provider, which cannot go while it is
 * linked; the scaling group, which ends all instances at once, protected and draining ones too; the cluster, which
 * cannot go while instances are registered. The instances need a way to AWS until the end, so the whole component depends
 * on the network.
 *
 * Nothing in the configuration replaces the scaling group or the capacity provider. A transform that does so fails: AWS
 * unlinks no provider that services use, and services move to another only with `forceNewDeployment`.
 *
 * Children: log group `/<prefix>/ecs-exec` and, with Container Insights, one for its events; the cluster; Instances;
 * the capacity provider and its link; CapacityAlarms; FailedChanges. Cost: the instances; see `containerInsights`.
 */
export class Cluster extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:Cluster";

    /** What services need to know. */
    readonly target: ClusterTarget;
    /** Name of the instances' scaling group. */
    readonly groupName: pulumi.Output<string>;

    /** Fixed: user data and policy documents name it. */
    private readonly clusterName: string;

    constructor(
        private readonly name: string,
        private readonly args: ClusterArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Cluster.type, name, {}, withTransforms(clusterResources, args.transform, opts));
        const { scope, config, topics, privateSubnetIds } = args;
        this.clusterName = scope.prefix;

        const cluster = this.createCluster();
        const instances = new Instances(
            `${name}-instances`,
            {
                ...args,
                cluster,
                clusterName: this.clusterName,
                subnetIds: privateSubnetIds,
                transform: args.transform?.instances,
            },
            { parent: this },
        );
        const capacityProvider = this.createCapacityProvider(instances.group);
        const ready = this.linkCapacityProvider(cluster, capacityProvider);
        new CapacityAlarms(
            `${name}-capacity`,
            {
                config,
                topics,
                clusterName: cluster.name,
                groupName: instances.group.name,
                transform: args.transform?.capacityAlarms,
            },
            { parent: this },
        );
        new FailedChanges(
            `${name}-failed`,
            {
                scope,
                topics,
                clusterName: this.clusterName,
                groupName: instances.group.name,
                transform: args.transform?.failedChanges,
            },
            { parent: this },
        );

        this.groupName = instances.group.name;
        this.target = {
            name: this.clusterName,
            arn: arnOf(scope, "ecs", `cluster/${this.clusterName}`),
            capacityProviderName: capacityProvider.name,
            securityGroupId: instances.securityGroupId,
            execLogGroupName: execLogGroupName(scope),
            execKeyAlias: `alias/${scope.prefix}`,
            architecture: listedArchitecture(config.instanceType),
            ready,
        };
        this.registerOutputs({
            name: this.target.name,
            capacityProviderName: this.target.capacityProviderName,
            ...transformed(this),
        });
    }

    private createCluster(): aws.ecs.Cluster {
        const { config, encryptionKeyArn } = this.args;
        const execLogGroup = this.createLogGroup("exec", {
            name: execLogGroupName(this.args.scope),
            retentionInDays: config.execLogRetentionDays,
        });
        return new aws.ecs.Cluster(
            this.name,
            {
                name: this.clusterName,
                settings: [{ name: "containerInsights", value: config.containerInsights }],
                configuration: {
                    executeCommandConfiguration: {
                        kmsKeyId: encryptionKeyArn,
                        logging: "OVERRIDE",
                        logConfiguration: {
                            cloudWatchEncryptionEnabled: true,
                            cloudWatchLogGroupName: execLogGroup.name,
                        },
                    },
                },
            },
            { parent: this, dependsOn: this.createInsightsLogGroup() },
        );
    }

    /** AWS would make this group by itself, without the stack's key, and leave it behind. */
    private createInsightsLogGroup(): aws.cloudwatch.LogGroup[] {
        const name = `/aws/ecs/containerinsights/${this.clusterName}/performance`;
        const args = { name, retentionInDays: insightsRetentionDays, notArchived: "CloudWatch keeps its metrics" };
        return this.args.config.containerInsights === "disabled" ? [] : [this.createLogGroup("insights", args)];
    }

    private createLogGroup(what: string, args: Omit<LogGroupArgs, "scope" | "kmsKeyId">): aws.cloudwatch.LogGroup {
        const { scope, encryptionKeyArn: kmsKeyId } = this.args;
        return createLogGroup(`${this.name}-${what}`, { ...args, scope, kmsKeyId }, this);
    }

    private createCapacityProvider(group: aws.autoscaling.Group): aws.ecs.CapacityProvider {
        return new aws.ecs.CapacityProvider(
            this.name,
            {
                autoScalingGroupProvider: {
                    autoScalingGroupArn: group.arn,
                    managedScaling: {
                        status: "ENABLED",
                        targetCapacity: this.args.config.targetCapacityPercent,
                        instanceWarmupPeriod: startSeconds,
                    },
                    managedDraining: "ENABLED",
                    managedTerminationProtection: "ENABLED", // scale-in ends only instances without tasks
                },
            },
            { parent: this },
        );
    }

    private linkCapacityProvider(cluster: aws.ecs.Cluster, provider: aws.ecs.CapacityProvider): pulumi.Resource {
        return new aws.ecs.ClusterCapacityProviders(
            this.name,
            {
                clusterName: cluster.name,
                capacityProviders: [provider.name],
                defaultCapacityProviderStrategies: [{ capacityProvider: provider.name, weight: 1 }],
            },
            { parent: this },
        );
    }
}

function execLogGroupName({ prefix }: AwsScope): string {
    return `/${prefix}/ecs-exec`;
}
