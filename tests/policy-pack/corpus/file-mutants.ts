import { document } from "./documents";
import { extraOf } from "./extras/extra";
import { files, FILES } from "./extras/files";
import type { Mutant } from "./mutant";
import { publicSubnet } from "./roles";
import { adds, control, killedBy, sets, unsets } from "./shorthands";
import type { StackEdit } from "./stack-edit";
import { TASK } from "./tasks";

const system = (stack: StackEdit) => extraOf(stack, FILES);
const MOUNT = "aws:efs/mountTarget:MountTarget";
const BACKUP = "aws:efs/backupPolicy:BackupPolicy";
const mounts = (transitEncryption?: string) => (stack: StackEdit) => {
    const efsVolumeConfiguration = {
        fileSystemId: "fs-0123456789abcdef0",
        ...(transitEncryption && { transitEncryption }),
    };
    stack.set(stack.one(TASK), "volumes", [{ name: "files", efsVolumeConfiguration }]);
};

const encrypted = killedBy("efs-encrypted", files);
const backed = killedBy("efs-backed-up", files);
const policy = (Condition?: object) => (stack: StackEdit) => {
    stack.add("aws:efs/fileSystemPolicy:FileSystemPolicy", "mutant", {
        fileSystemId: stack.link(system(stack)),
        policy: document({
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "elasticfilesystem:ClientMount",
            Resource: "*",
            Condition,
        }),
    });
};

/** Mutants about shared files. */
export const fileMutants: readonly Mutant[] = [
    encrypted("a file system in plain text", sets(system, { encrypted: "false" })),
    encrypted("a file system that says nothing about it", unsets(system, "encrypted")),
    encrypted("files that a task mounts without TLS", mounts()),
    encrypted("files that a task mounts without TLS, and says so", mounts("DISABLED")),
    encrypted(
        "an access point to everything",
        adds("aws:efs/accessPoint:AccessPoint", { fileSystemId: "fs-1", rootDirectory: { path: "/" } }),
    ),
    encrypted(
        "an access point for root",
        adds("aws:efs/accessPoint:AccessPoint", { fileSystemId: "fs-1", posixUser: { uid: 0, gid: 0 } }),
    ),
    {
        ...backed("a file system without backups", (stack) => {
            stack.remove(extraOf(stack, BACKUP));
        }),
        productionOnly: true,
    },
    {
        ...backed("a file system whose backups are off", (stack) => {
            stack.set(extraOf(stack, BACKUP), "backupPolicy", { status: "DISABLED" });
        }),
        productionOnly: true,
    },
    killedBy("multi-az", files)("a file system in one zone", sets(system, { availabilityZoneName: "us-east-1a" })),
    killedBy("multi-az", files)("a file system with mount targets in one zone", (stack) => {
        for (const target of stack.ofType(MOUNT, ({ name }) => name !== "extra")) stack.remove(target);
    }),
    killedBy("data-subnets-isolated", files)("a mount target in a public subnet", (stack) => {
        stack.set(extraOf(stack, MOUNT), "subnetId", stack.link(publicSubnet(stack)));
    }),
    killedBy("no-public-principal", files)("a file system for everybody", policy()),
    control("files that a task mounts with TLS", mounts("ENABLED")),
    control(
        "a file system for whoever comes through a mount target",
        policy({ Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }),
        files,
    ),
];
