import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { byType } from "../../lib/by-type";

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
export const VOLUMES = byType<VolumeFlags>(
    [[...types.INSTANCE, ...types.SPOT_INSTANCE, ...types.LAUNCH_CONFIGURATION], OF_INSTANCES],
    [
        types.SPOT_FLEET,
        {
            always: ["launchSpecifications.*.rootBlockDevices.0.encrypted"],
            named: ["launchSpecifications.*.ebsBlockDevices.*.encrypted"],
        },
    ],
    [[...types.VOLUME, ...types.SNAPSHOT_COPY, ...types.IMAGE_COPY], { always: ["encrypted"] }],
    [types.ENCRYPTION_BY_DEFAULT, { always: ["enabled"], whenAbsent: true }],
    [types.ECS_SERVICE, { named: ["volumeConfiguration.managedEbsVolume.encrypted"], whenAbsent: true }],
);

/** The flags of a resource that say whether its volumes are encrypted. */
export function volumesOf(resource: Resource): readonly { readonly value: Value; readonly whenAbsent: boolean }[] {
    const { always = [], named = [], whenAbsent = false } = VOLUMES[resource.type] ?? {};
    return [...always, ...named].flatMap((path) => valuesAt(resource, path)).map((value) => ({ value, whenAbsent }));
}
