import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createInstanceTemplate, type InstanceTemplateArgs } from "../../shared/instance-template";
import { amiParameter, listedArchitecture } from "./ami";
import type { ClusterConfig } from "./schema";
import { instanceUserData } from "./user-data";

export interface LaunchTemplateArgs extends Pick<
    InstanceTemplateArgs,
    "securityGroupId" | "instanceProfileArn" | "tags"
> {
    readonly config: Pick<ClusterConfig, "instanceType" | "cpuCredits" | "amiVersion" | "rootVolumeGiB">;
    /** Name of the cluster that the instances join. */
    readonly clusterName: string;
    /** Whether anybody logs in to them by SSH. */
    readonly takesSsh: boolean;
}

/**
 * How an instance of the cluster starts, with ECS-optimized Amazon Linux 2023.
 *
 * The image is looked up when an instance starts, not here: AWS recommends another one every week or so, and each
 * `pulumi up` that notices would replace all instances beside whatever it was meant to do.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
 */
export function createLaunchTemplate(
    name: string,
    { config, clusterName, takesSsh, ...args }: LaunchTemplateArgs,
    parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
    const { instanceType, cpuCredits, rootVolumeGiB } = config;
    const image = amiParameter(listedArchitecture(instanceType), config.amiVersion);
    return createInstanceTemplate(
        name,
        {
            ...args,
            ...{ instanceType, cpuCredits, rootVolumeGiB },
            description: `Instances of the ECS cluster ${clusterName}`,
            imageId: `resolve:ssm:${image}`,
            detailedMonitoring: false, // nothing here reads metrics by the minute
            userData: instanceUserData(clusterName, takesSsh),
        },
        parent,
    );
}
