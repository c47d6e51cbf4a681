import { expect } from "chai";
import { alarmInputs } from "../../../harness/alarms";
import { record } from "../../../harness/record";
import { testTopics } from "../../../harness/scope";
import { database, types } from "../fixture";

const mib = 1024 ** 2;
const aurora = (config: object = {}) => database({ engine: "aurora", ...config });

describe("the alarms of a cluster", () => {
    it("watch each instance by its own metrics, and what all share by the cluster's", async () => {
        const recording = await record(aurora({ readers: 1, maxCapacity: 8 }));
        const watch = (name: string) => {
            const { metricName, statistic, threshold, period, evaluationPeriods, dimensions, alarmActions } =
                alarmInputs(recording, `db-main-${name}`);
            const urgent = (alarmActions as readonly unknown[])[0] === testTopics.critical;
            return [
                metricName,
                statistic,
                threshold,
                period,
                evaluationPeriods,
                urgent,
                ...Object.entries(dimensions as object),
            ];
        };
        const second = ["DBInstanceIdentifier", "platform-test-main-2"];
        expect(["silent", "capacity", "memory", "connections", "load"].map((key) => watch(`2-${key}`))).to.deep.equal([
            ["CPUUtilization", "SampleCount", 1, 60, 10, true, second],
            ["ACUUtilization", "Average", 90, 300, 6, false, second],
            ["FreeableMemory", "Minimum", 8 * 2048 * 0.05 * mib, 300, 3, false, second],
            ["DatabaseConnections", "Maximum", 1024, 60, 5, false, second],
            ["DBLoadRelativeToNumVCPUs", "Average", 1.5, 300, 3, false, second],
        ]);
        const whole = ["DBClusterIdentifier", "platform-test-main"];
        expect(["transaction-ids", "reader-lag"].map(watch)).to.deep.equal([
            ["MaximumUsedTransactionIDs", "Maximum", 1e9, 300, 1, true, whole],
            ["AuroraReplicaLagMaximum", "Maximum", 10_000, 60, 15, false, whole],
        ]);
        const { alarmDescription } = alarmInputs(recording, "db-main-2-memory");
        expect(alarmDescription).to.equal(
            "Database main, instance 2, has almost no memory left. Look for many connections, or large " +
                "sorts; a higher maxCapacity has more. Runbook: docs/runbooks/database.md",
        );
    });

    it("count lines of the cluster's log, and keep what RDS tells of the cluster and its instances", async () => {
        const recording = await record(aurora(), { world: "strict" });
        expect(recording.inputs(types.filter, "db-main-deadlocks")["logGroupName"]).to.equal(
            "/aws/rds/cluster/platform-test-main/postgresql",
        );
        const pattern = recording.document(types.eventRule, "db-main-events", "eventPattern");
        expect((pattern as { detail: object }).detail).to.deep.include({
            SourceIdentifier: ["platform-test-main", "platform-test-main-1", "platform-test-main-2"],
        });
    });
});
