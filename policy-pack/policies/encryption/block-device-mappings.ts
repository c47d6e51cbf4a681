import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { LAUNCH_TEMPLATE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

/** The types that say by device what becomes of volumes. */
export const MAPPED_TYPES: readonly string[] = LAUNCH_TEMPLATE;

/** Whether a launch template encrypts every volume it maps, and maps the root volume: the image's own is not encrypted. */
export function judgeMappings(resource: Resource, rootDeviceNames: readonly string[]): PolicyFinding[] {
    const mappings = resource.get("blockDeviceMappings").items();
    const volumes = mappings.filter((mapping) => !isEmptySlot(mapping));
    return [
        ...volumes.flatMap((mapping) => judgeVolume(resource, mapping)),
        ...judgeRoot(resource, volumes, rootDeviceNames),
    ];
}

/** A device that is taken out, or that lives on the instance's own disks. */
function isEmptySlot(mapping: Value): boolean {
    const without = ["noDevice", "virtualName"].some((property) => mapping.at(property).state === "known");
    return without && mapping.at("ebs").state === "absent";
}

function judgeVolume(resource: Resource, mapping: Value): PolicyFinding[] {
    const encrypted = mapping.at("ebs", "encrypted");
    return expectValue(resource, encrypted, encrypted.flag(), {
        whenAbsent: false,
        accepts: (flag) => flag,
        found: String,
        required: "true",
        fix: 'set it to "true"',
    });
}

function judgeRoot(resource: Resource, volumes: readonly Value[], rootDeviceNames: readonly string[]): PolicyFinding[] {
    const names = volumes.map((mapping) => mapping.at("deviceName").text());
    if (names.some((name) => name.state === "known" && rootDeviceNames.includes(name.value))) return [];
    const required = `a mapping of the root volume (${rootDeviceNames.join(" or ")})`;
    if (names.some(({ state }) => state === "unknown"))
        return [undecided(resource, "blockDeviceMappings", `plain mappings with ${required}`)];
    return [
        violation(resource, {
            at: "blockDeviceMappings",
            found: "without one for the root volume",
            required,
            fix: "map it, with ebs.encrypted true",
        }),
    ];
}
