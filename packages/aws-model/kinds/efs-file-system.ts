import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { typesIn } from "../tokens";
import { EFS_MOUNT_TARGET } from "../types";

/** Files that several machines share. */
export const fileSystem = kind({
    label: "file system",
    tokens: typesIn("efs", "FileSystem"),
    network: none("its mount targets have interfaces"),
    exposure: none("reached through its mount targets"),
    identity: { id: { prefix: "fs" } },
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
});

export const accessPoint = settings("a file system", typesIn("efs", "AccessPoint"), {
    identity: { id: { prefix: "fsap" } },
});
export const fileSystemSettings = settings("a file system", typesIn("efs", "BackupPolicy", "FileSystemPolicy"));
