import { baselineOf } from "@platform/aws-model/instance-types";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface InstanceTemplateArgs {
    readonly description: string;
    /** Id of the image, or `resolve:ssm:` and the parameter that holds it. */
    readonly imageId: pulumi.Input<string>;
    readonly instanceType: string;
    /** How a burstable instance is credited. Default: `unlimited`. */
    readonly cpuCredits?: "standard" | "unlimited" | undefined;
    readonly rootVolumeGiB: number;
    readonly securityGroupId: pulumi.Input<string>;
    readonly instanceProfileArn: pulumi.Input<string>;
    /** Script of the first boot, as text. */
    readonly userData: pulumi.Input<string>;
    /** Whether metrics come by the minute, for money. */
    readonly detailedMonitoring: boolean;
    /** Tags of the template and of each volume and network interface; instances get theirs from the scaling group. */
    readonly tags: Readonly<Record<string, string>>;
}

/**
 * How the instances of a scaling group start: an encrypted volume, no public address, metadata with session tokens only.
 */
export function createInstanceTemplate(
    name: string,
    args: InstanceTemplateArgs,
    parent: pulumi.Resource,
): aws.ec2.LaunchTemplate {
    const { instanceType, tags } = args;
    const cpuCredits = cpuCreditsOf(args);
    return new aws.ec2.LaunchTemplate(
        name,
        {
            description: args.description,
            imageId: args.imageId,
            instanceType,
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
            blockDeviceMappings: [rootVolume(args.rootVolumeGiB)],
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1, // no token reaches a container in a network of its own
                httpProtocolIpv6: "disabled",
                instanceMetadataTags: "disabled", // nothing reads them, and a tag's key with a space would stop launches
            },
            monitoring: { enabled: args.detailedMonitoring },
            ...(cpuCredits === undefined ? {} : { creditSpecification: { cpuCredits } }),
            tagSpecifications: ["volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
            userData: pulumi.output(args.userData).apply((script) => Buffer.from(script).toString("base64")),
            tags,
        },
        { parent },
    );
}

/** How burstable instances are credited; undefined for others. */
export function cpuCreditsOf({ instanceType, cpuCredits }: Pick<InstanceTemplateArgs, "instanceType" | "cpuCredits">) {
    return baselineOf(instanceType) === undefined ? undefined : (cpuCredits ?? "unlimited");
}

/** Encrypted with the account's default key: another key would need a grant for the scaling group's own role. */
function rootVolume(sizeGiB: number): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
    return {
        deviceName: "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: sizeGiB, encrypted: "true", deleteOnTermination: "true" },
    };
}
