import { efsBackedUp } from "../../../../policy-pack/policies/data/efs-backed-up";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const SYSTEM = "aws:efs/fileSystem:FileSystem";
const POLICY = "aws:efs/backupPolicy:BackupPolicy";
const NONE = `subject (${SYSTEM}) has no backups; required: an efs.BackupPolicy. Fix: add one.`;

const backed =
    (status: unknown, fileSystemId?: unknown): Build =>
    (stack) => {
        const system = stack.add(SYSTEM, "subject");
        stack.add(POLICY, "backup", { fileSystemId: fileSystemId ?? system.ref(), backupPolicy: { status } });
    };

describeStackPolicy(efsBackedUp, {
    compliant: {
        "a file system with a backup policy": backed("ENABLED"),
        "one that a plan names": (stack) => {
            const system = stack.add(SYSTEM, "subject");
            stack.add("aws:backup/selection:Selection", "daily", { resources: [system.ref("arn")] });
        },
    },
    violating: {
        "a policy that is off": [
            backed("DISABLED"),
            `backup (${POLICY}): backupPolicy.status is DISABLED; required: ENABLED. Fix: set backupPolicy.status to ENABLED.`,
        ],
        "the policy of another one": [backed("ENABLED", "fs-0123456789abcdef0"), NONE],
    },
    unknown: {
        "a policy whose file system is not known": [
            backed("ENABLED", unknown()),
            `subject (${SYSTEM}): undecided, as this is not known: whether it is backed up. Decided by: a backup policy that refers to it.`,
        ],
    },
    minimal: [bare(SYSTEM), NONE],
    secret: [backed(secret("hunter2")), "hunter2"],
    notApplicable: bare(POLICY, { fileSystemId: "fs-0123456789abcdef0", backupPolicy: { status: "DISABLED" } }),
});
