import { isReplica } from "@platform/aws-model/graph/replicas";
import { setting } from "@platform/aws-model/setting";
import { expectValue, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { resourcePolicy } from "../../lib/policy";
import { expectProtected } from "../../lib/protection";
import type { Resource } from "@platform/aws-model/resource";
import { RDS_CLUSTER, RDS_INSTANCE } from "@platform/aws-model/types";

/** Databases cannot be deleted by mistake, and can be brought back. */
export const rdsRecoverable = resourcePolicy({
    name: "rds-recoverable",
    description: "Databases must have backups, deletion protection, a final snapshot, and the protect option.",
    why: "A database is the one thing that no redeployment brings back.",
    level: "mandatory",
    productionOnly: true,
    severity: "critical",
    controls: { fsbp: ["RDS.7", "RDS.8", "RDS.11"], checkov: ["CKV_AWS_133", "CKV_AWS_139", "CKV_AWS_293"] },
    remediation:
        "Set backupRetentionPeriod, deletionProtection and finalSnapshotIdentifier, leave skipFinalSnapshot out, and set the " +
        "resource option protect.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
    config: { backupDays: setting("The least number of days that automatic backups are kept.", 7) },
    types: [...RDS_INSTANCE, ...RDS_CLUSTER],
    check: (database, { config }) => [
        ...expectProtected(database),
        ...expectFlag(database, database.get("deletionProtection")),
        // What a read replica holds, its source has.
        ...(isReplica(database) ? [] : judgeCopies(database, config.backupDays)),
    ],
    remediate(database, { settings }) {
        const on = database.get("deletionProtection").flag();
        const off = on.state === "absent" || (on.state === "known" && !on.value);
        return settings.production && off ? [{ at: ["deletionProtection"], value: true }] : [];
    },
});

/** AWS keeps no backups of an instance unless told to, and one day's of a cluster. */
function judgeCopies(database: Resource, days: number): PolicyFinding[] {
    const value = database.get("backupRetentionPeriod");
    const backups = expectValue(database, value, value.number(), {
        whenAbsent: RDS_CLUSTER.includes(database.type) ? 1 : 0,
        accepts: (kept) => kept >= days,
        found: (kept) => (kept === 1 ? "1 day" : `${kept} days`),
        required: `at least ${days} days`,
        fix: `set backupRetentionPeriod to ${days} or more`,
    });
    const fix = "remove skipFinalSnapshot and set finalSnapshotIdentifier";
    return [...backups, ...expectFlag(database, database.get("skipFinalSnapshot"), { wanted: false, fix })];
}
