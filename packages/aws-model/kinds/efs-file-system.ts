import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { calls, providerPage, startsEmpty } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { acrossZones, fateOfZones, subnetZones, type Fate } from "../facets/survival";
import { typesIn } from "../tokens";
import { EFS_MOUNT_TARGET } from "../types";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { known } from "../value";

const fileSystemTypes = typesIn("efs", "FileSystem");

/** Files that several machines share. */
export const fileSystem = kind({
    label: "file system",
    tokens: fileSystemTypes,
    network: none("its mount targets have interfaces"),
    exposure: none("reached through its mount targets"),
    identity: { id: { prefix: "fs" } },
    lifecycle: { ...calls, outage: startsEmpty, loses: "its files" },
    cost: (_resource, { usage }) => [used("efs-storage", "EFS storage", usage.fileSystemGb)],
    watch: none("it grows by itself, and AWS keeps it available"),
    survives: { fate: fileSystemFate },
    draw: { glyph: "files", place: "region", note: "EFS file system" },
});

/** A file system's address in a subnet. */
export const mountTarget = settings("a file system", EFS_MOUNT_TARGET, {
    network: {
        serves: "file-system",
        label: "file system",
        role: "data",
        subnets: ["subnetId"],
        groups: ["securityGroups"],
    },
    exposure: throughInterfaces,
    identity: { id: { prefix: "fsmt" } },
    lifecycle: { createSeconds: 90, deleteSeconds: 30, basis: "estimate", source: providerPage("efs_mount_target") },
    draw: { glyph: "files", place: "subnet", note: "mount target" },
});

export const accessPoint = settings("a file system", typesIn("efs", "AccessPoint"), {
    identity: { id: { prefix: "fsap" } },
});
export const fileSystemSettings = settings("a file system", typesIn("efs", "BackupPolicy", "FileSystemPolicy"));

/** One Zone storage is in one zone; other storage is reached through the zones that have a mount target. */
function fileSystemFate(files: Resource, stack: StackView): Fate {
    const zone = files.get("availabilityZoneName").text();
    if (zone.state !== "absent") return fateOfZones([known(zone)]);
    const { linked } = stack.linked(EFS_MOUNT_TARGET, "fileSystemId", files, fileSystemTypes);
    const zones = linked.flatMap((target) => subnetZones(target, target.get("subnetId"), stack));
    return linked.length === 0 ? acrossZones.fate(files, stack) : fateOfZones(zones);
}
