import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { amazonLinuxParameter } from "../shared/amazon-linux";
import type { ByZone } from "../shared/by-zone";
import { assumeRolePolicy, policyDocument, type Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchInstance } from "./alarms";
import type { BastionConfig } from "./block";
import { userData } from "./user-data";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The launch template. */
    launchTemplate: aws.ec2.LaunchTemplate,
    /** The scaling group. */
    group: aws.autoscaling.Group,
    /** The role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The instance profile. */
    instanceProfile: aws.iam.InstanceProfile,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type BastionInstanceTransforms = TransformsOf<typeof inner>;

export interface BastionInstanceArgs {
    readonly scope: AwsScope;
    readonly config: Pick<BastionConfig, "instanceType" | "ssh">;
    /** `Name` tag of the instance, and the name of its role. */
    readonly instanceName: string;
    /** What the scaling group's name starts with. */
    readonly groupNamePrefix: string;
    /** Subnets by zone, of which the instance starts in one. */
    readonly subnetIds: ByZone<pulumi.Input<string>>;
    readonly securityGroupId: pulumi.Input<string>;
    /** All that the instance may do. */
    readonly roleStatements: readonly Statement[];
    /** What has to exist before the first instance starts, and until the last has ended. */
    readonly startsAfter: pulumi.Resource[];
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: BastionInstanceTransforms | undefined;
}

/** Seconds after which an instance is replaced by one with the newest image: thirty days. */
const longestLifeSeconds = 30 * 24 * 60 * 60;

/**
 * A scaling group of one, which replaces a sick instance and starts again in another zone when one is lost.
 *
 * A new image never shows in a plan: an instance takes the newest when it starts, and lives for thirty days at most. In
 * every planned replacement the successor starts first. What ends is the sessions that are open on the old instance.
 *
 * Children: role `<prefix>-bastion` with its policy and instance profile, launch template, scaling group, alarm.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
 */
export class BastionInstance extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:BastionInstance";

    constructor(
        private readonly name: string,
        private readonly args: BastionInstanceArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(BastionInstance.type, name, {}, withTransforms(inner, args.transform, opts));
        const launchTemplate = this.createLaunchTemplate(this.createInstanceProfile());
        const group = this.createGroup(launchTemplate);
        const { instanceName, topics } = args;
        watchInstance(name, { topics, groupName: group.name, instanceName }, { parent: this });
        this.registerOutputs(transformed(this));
    }

    private createInstanceProfile(): pulumi.Output<string> {
        const role = new aws.iam.Role(
            this.name,
            {
                name: this.args.instanceName,
                description: "The bastion: Session Manager, and its log",
                assumeRolePolicy: assumeRolePolicy("ec2.amazonaws.com"),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            this.name,
            { role: role.id, policy: policyDocument(this.args.roleStatements) },
            { parent: this },
        );
        return new aws.iam.InstanceProfile(this.name, { role: role.name }, { parent: this, dependsOn: policy }).arn;
    }

    private createLaunchTemplate(instanceProfileArn: pulumi.Output<string>): aws.ec2.LaunchTemplate {
        const { scope, config, instanceName, securityGroupId } = this.args;
        const tags = { ...scope.tags, Name: instanceName };
        return new aws.ec2.LaunchTemplate(
            this.name,
            {
                description: "Bastion",
                imageId: `resolve:ssm:${amazonLinuxParameter(config.instanceType)}`, // the newest at each launch
                instanceType: config.instanceType,
                iamInstanceProfile: { arn: instanceProfileArn },
                vpcSecurityGroupIds: [securityGroupId],
                metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
                creditSpecification: { cpuCredits: "standard" }, // never a surprise on the bill
                blockDeviceMappings: [
                    {
                        deviceName: "/dev/xvda",
                        ebs: { volumeType: "gp3", volumeSize: 8, encrypted: "true", deleteOnTermination: "true" },
                    },
                ],
                userData: Buffer.from(userData(config.ssh)).toString("base64"),
                tagSpecifications: ["volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
                updateDefaultVersion: true,
            },
            { parent: this },
        );
    }

    private createGroup(launchTemplate: aws.ec2.LaunchTemplate): aws.autoscaling.Group {
        const { scope, instanceName, groupNamePrefix, subnetIds, startsAfter } = this.args;
        const successorFirst = { minHealthyPercentage: 100, maxHealthyPercentage: 200 };
        return new aws.autoscaling.Group(
            this.name,
            {
                namePrefix: groupNamePrefix,
                vpcZoneIdentifiers: Object.values(subnetIds),
                minSize: 1,
                desiredCapacity: 1,
                maxSize: 2, // room for a successor while it starts
                launchTemplate: { id: launchTemplate.id, version: launchTemplate.latestVersion.apply(String) },
                healthCheckType: "EC2",
                healthCheckGracePeriod: 120,
                maxInstanceLifetime: longestLifeSeconds,
                instanceMaintenancePolicy: successorFirst,
                instanceRefresh: {
                    strategy: "Rolling",
                    preferences: { ...successorFirst, instanceWarmup: "120" },
                },
                enabledMetrics: ["GroupInServiceInstances"],
                tags: Object.entries({ ...scope.tags, Name: instanceName }).map(([key, value]) => ({
                    key,
                    value,
                    propagateAtLaunch: true,
                })),
            },
            // Of the group itself: what the component waits for, Pulumi forgets when it deletes the group alone.
            { parent: this, dependsOn: startsAfter },
        );
    }
}
