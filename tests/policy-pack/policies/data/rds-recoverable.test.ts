import { expect } from "chai";
import { rdsRecoverable } from "../../../../policy-pack/policies/data/rds-recoverable";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const RDS = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const GOOD = { backupRetentionPeriod: 14, deletionProtection: true, skipFinalSnapshot: false };
const BACKUPS = "required: at least 7 days. Fix: set backupRetentionPeriod to 7 or more.";
const PROTECTION = "required: true. Fix: set deletionProtection to true.";

describeResourcePolicy(rdsRecoverable, {
    type: RDS,
    options: { protect: true },
    compliant: [
        GOOD,
        { ...GOOD, backupRetentionPeriod: "7" },
        { deletionProtection: true, replicateSourceDb: "orders" },
    ],
    violating: [
        [{ ...GOOD, deletionProtection: "false" }, `subject (${RDS}): deletionProtection is false; ${PROTECTION}`],
        [{ ...GOOD, backupRetentionPeriod: 1 }, `subject (${RDS}): backupRetentionPeriod is 1 day; ${BACKUPS}`],
        [
            { deletionProtection: true },
            `subject (${RDS}): backupRetentionPeriod is not set, which means 0 days; ${BACKUPS}`,
        ],
        [
            { ...GOOD, skipFinalSnapshot: true },
            `subject (${RDS}): skipFinalSnapshot is true; required: false. ` +
                "Fix: remove skipFinalSnapshot and set finalSnapshotIdentifier.",
        ],
        [
            { replicateSourceDb: "orders" },
            `subject (${RDS}): deletionProtection is not set, which means false; ${PROTECTION}`,
        ],
    ],
    unknown: [
        [
            { ...GOOD, backupRetentionPeriod: unknown() },
            `subject (${RDS}): undecided, as this is not known: backupRetentionPeriod. ` +
                "Decided by: a value that is plain in the program (at least 7 days).",
        ],
    ],
    secret: [{ ...GOOD, deletionProtection: secret("hunter2") }, "hunter2"],
    minimal: [
        { deletionProtection: true, backupRetentionPeriod: 0, instanceClass: "db.t4g.micro" },
        `subject (${RDS}): backupRetentionPeriod is 0 days; ${BACKUPS}`,
    ],
});

describe("rds-recoverable: more", () => {
    const messages = (type: string, inputs: Inputs, days = 7) =>
        rdsRecoverable
            .check(resource(type, inputs), context({ config: { backupDays: days } }, rdsRecoverable))
            .map(({ message }) => message);

    it("reports a database without the option protect", () => {
        expect(messages(RDS, GOOD)).to.deep.equal([
            `subject (${RDS}): the option protect is off; required: on. Fix: set protect: true among its options.`,
        ]);
    });

    it("knows AWS's default of clusters, and the configured number of days", () => {
        expect(messages(CLUSTER, { deletionProtection: true })[1]).to.equal(
            `subject (${CLUSTER}): backupRetentionPeriod is not set, which means 1 day; ${BACKUPS}`,
        );
        expect(messages(RDS, GOOD, 30)[1]).to.equal(
            `subject (${RDS}): backupRetentionPeriod is 14 days; required: at least 30 days. Fix: set backupRetentionPeriod to 30 or more.`,
        );
    });

    it("turns deletion protection on, in production only, and nothing else", async () => {
        const remediate = async (inputs: Inputs, production: boolean) => {
            const stack = new StackBuilder("preview");
            stack.add(RDS, "orders", inputs);
            const report = await analyze([rdsRecoverable], stack.records, {
                remediate: true,
                settings: { production },
            });
            return report.remediations.map(({ properties }) => properties);
        };
        expect(await remediate({ backupRetentionPeriod: 14 }, true)).to.deep.equal([
            { backupRetentionPeriod: 14, deletionProtection: true },
        ]);
        expect(await remediate({ backupRetentionPeriod: 14 }, false)).to.deep.equal([]);
        expect(await remediate(GOOD, true)).to.deep.equal([]);
    });

    it("is advisory outside of production", async () => {
        const stack = new StackBuilder("preview");
        stack.add(RDS, "orders", GOOD);
        const report = await analyze([rdsRecoverable], stack.records, { settings: { production: false } });
        expect(report.diagnostics.map(({ level }) => level)).to.deep.equal(["advisory"]);
    });
});
