import { baselineOf } from "@platform/aws-model/instance-types";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { amiParameter, listedArchitecture } from "./ami";
import type { ClusterConfig } from "./schema";
import { instanceUserData } from "./user-data";

export interface LaunchTemplateArgs {
    readonly config: Pick<ClusterConfig, "instanceType" | "cpuCredits" | "amiVersion" | "rootVolumeGiB">;
    /** Name of the cluster that the instances join. */
    readonly clusterName: string;
    readonly securityGroupId: pulumi.Input<string>;
    readonly instanceProfileArn: pulumi.Input<string>;
    /** Tags of the template and of each volume and network interface; instances get theirs from the scaling group. */
    readonly tags: Readonly<Record<string, string>>;
}

/**
 * How an instance starts: ECS-optimized Amazon Linux 2023, an encrypted volume, no public address, metadata with
 * session tokens only.
 *
 * The image is looked up when an instance starts, not here: AWS recommends another one every week or so, and each
 * `pulumi up` that notices would replace all instances beside whatever it was meant to do.
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/using-systems-manager-parameters.html
 */
export function createLaunchTemplate(
    name: string,
    args: LaunchTemplateArgs,
    parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
    const { config, clusterName, tags } = args;
    const cpuCredits = cpuCreditsOf(config);
    const image = amiParameter(listedArchitecture(config.instanceType), config.amiVersion);
    return new aws.ec2.LaunchTemplate(
        name,
        {
            description: `Instances of the ECS cluster ${clusterName}`,
            imageId: `resolve:ssm:${image}`,
            instanceType: config.instanceType,
            updateDefaultVersion: true, // what is started by hand is like the rest
            iamInstanceProfile: { arn: args.instanceProfileArn },
            networkInterfaces: [
                {
                    deviceIndex: 0,
                    associatePublicIpAddress: "false",
                    deleteOnTermination: "true",
                    securityGroups: [args.securityGroupId],
                },
            ],
            blockDeviceMappings: [rootVolume(config.rootVolumeGiB)],
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1, // no token reaches a bridge container; see user-data.ts
                httpProtocolIpv6: "disabled",
                instanceMetadataTags: "disabled", // nothing reads them, and a tag's key with a space would stop launches
            },
            monitoring: { enabled: false }, // metrics by the minute, which nothing here reads
            ...(cpuCredits === undefined ? {} : { creditSpecification: { cpuCredits } }),
            tagSpecifications: ["volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
            userData: Buffer.from(instanceUserData(clusterName)).toString("base64"),
            tags,
        },
        { parent },
    );
}

/** How burstable instances are credited; undefined for others. */
export function cpuCreditsOf({ instanceType, cpuCredits }: Pick<ClusterConfig, "instanceType" | "cpuCredits">) {
    return baselineOf(instanceType) === undefined ? undefined : (cpuCredits ?? "unlimited");
}

/** Encrypted with the account's default key: another key would need a grant for the scaling group's own role. */
function rootVolume(sizeGiB: number): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
    return {
        deviceName: "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: sizeGiB, encrypted: "true", deleteOnTermination: "true" },
    };
}
