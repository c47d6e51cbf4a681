import { appGroup, dataSubnets, vpc } from "../roles";
import type { StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

export const FILES = "aws:efs/fileSystem:FileSystem";

/** Files that apps share, in every zone, with backups. */
export const files: Extra = {
    name: "a file system",
    add(stack: StackEdit) {
        const system = stack.add(FILES, EXTRA, { encrypted: true });
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", EXTRA, {
            vpcId: stack.link(vpc(stack)),
            description: "Files",
        });
        stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", EXTRA, {
            securityGroupId: stack.link(group),
            referencedSecurityGroupId: stack.link(appGroup(stack)),
            ipProtocol: "tcp",
            fromPort: 2049,
            toPort: 2049,
            description: "From the apps",
        });
        for (const [i, subnet] of dataSubnets(stack).entries())
            stack.add("aws:efs/mountTarget:MountTarget", i === 0 ? EXTRA : `${EXTRA}-${i}`, {
                fileSystemId: stack.link(system),
                subnetId: stack.link(subnet),
                securityGroups: [stack.link(group)],
            });
        stack.add("aws:efs/backupPolicy:BackupPolicy", EXTRA, {
            fileSystemId: stack.link(system),
            backupPolicy: { status: "ENABLED" },
        });
    },
};
