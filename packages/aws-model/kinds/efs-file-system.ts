import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { calls, providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { typesIn } from "../tokens";
import { EFS_MOUNT_TARGET } from "../types";

/** Files that several machines share. */
export const fileSystem = kind({
    label: "file system",
    tokens: typesIn("efs", "FileSystem"),
    network: none("its mount targets have interfaces"),
    exposure: none("reached through its mount targets"),
    identity: { id: { prefix: "fs" } },
    lifecycle: calls,
    cost: (_resource, { usage }) => [used("efs-storage", "EFS storage", usage.fileSystemGb)],
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
});

export const accessPoint = settings("a file system", typesIn("efs", "AccessPoint"), {
    identity: { id: { prefix: "fsap" } },
});
export const fileSystemSettings = settings("a file system", typesIn("efs", "BackupPolicy", "FileSystemPolicy"));
