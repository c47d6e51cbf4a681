import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

interface VolumeFlags {
    /** Flags of volumes that are always there, whether the program speaks of them or not. */
    readonly always?: readonly string[];
    /** Flags of volumes that are there if the program names them. */
    readonly named?: readonly string[];
    /** What AWS does when a flag is not set. Default: it does not encrypt. */
    readonly whenAbsent?: boolean;
}

const OF_INSTANCES: VolumeFlags = { always: ["rootBlockDevice.encrypted"], named: ["ebsBlockDevices.*.encrypted"] };

/** Where each type says whether its volumes are encrypted. Launch templates map devices: block-device-mappings.ts. */
export const VOLUMES: Readonly<Record<string, VolumeFlags>> = {
    "aws:ec2/instance:Instance": OF_INSTANCES,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest": OF_INSTANCES,
    "aws:ec2/launchConfiguration:LaunchConfiguration": OF_INSTANCES,
    "aws:ec2/spotFleetRequest:SpotFleetRequest": {
        always: ["launchSpecifications.*.rootBlockDevices.0.encrypted"],
        named: ["launchSpecifications.*.ebsBlockDevices.*.encrypted"],
    },
    "aws:ebs/volume:Volume": { always: ["encrypted"] },
    "aws:ebs/snapshotCopy:SnapshotCopy": { always: ["encrypted"] },
    "aws:ebs/encryptionByDefault:EncryptionByDefault": { always: ["enabled"], whenAbsent: true },
    "aws:ec2/amiCopy:AmiCopy": { always: ["encrypted"] },
    "aws:ecs/service:Service": { named: ["volumeConfiguration.managedEbsVolume.encrypted"], whenAbsent: true },
};

/** The flags of a resource that say whether its volumes are encrypted. */
export function volumesOf(resource: Resource): readonly { readonly value: Value; readonly whenAbsent: boolean }[] {
    const { always = [], named = [], whenAbsent = false } = VOLUMES[resource.type] ?? {};
    return [...always, ...named].flatMap((path) => valuesAt(resource, path)).map((value) => ({ value, whenAbsent }));
}
