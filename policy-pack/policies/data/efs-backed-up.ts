import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { BACKUP_SELECTION, EFS_BACKUP_POLICY, EFS_FILE_SYSTEM } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeRules, mustBeOneOf } from "../../lib/property-rules";

const RULES = [mustBeOneOf(EFS_BACKUP_POLICY, "backupPolicy.status", ["ENABLED"], { words: ["DISABLED"] })];

/** Files are kept twice: what an app overwrites or deletes by mistake is otherwise gone. */
export const efsBackedUp = stackPolicy({
    name: "efs-backed-up",
    description: "File systems must be backed up.",
    why: "EFS keeps a file in several zones, and deletes it in all of them at once.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: { fsbp: ["EFS.2"], checkov: ["CKV_AWS_184"] },
    remediation: "Add an efs.BackupPolicy with status ENABLED, or a backup.Selection that names the file system.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2",
    check: (graph) => graph.ofType(EFS_FILE_SYSTEM).flatMap((fileSystem) => judge(graph, fileSystem)),
});

function judge(graph: Graph, fileSystem: Resource): PolicyFinding[] {
    const policies = graph.linked(EFS_BACKUP_POLICY, "fileSystemId", fileSystem, EFS_FILE_SYSTEM);
    const selections = graph.linked(BACKUP_SELECTION, "resources.*", fileSystem, EFS_FILE_SYSTEM);
    if (selections.linked.length > 0) return [];
    if (policies.linked.length > 0) return policies.linked.flatMap((policy) => judgeRules(policy, RULES));
    if (policies.undecided.length + selections.undecided.length > 0)
        return [undecided(fileSystem, "whether it is backed up", "a backup policy that refers to it")];
    return [violation(fileSystem, { found: "has no backups", required: "an efs.BackupPolicy", fix: "add one" })];
}
