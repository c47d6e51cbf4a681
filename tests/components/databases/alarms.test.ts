import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testTopics } from "../../harness/scope";
import { database, types } from "./fixture";

const gib = 1024 ** 3;
const mib = 1024 ** 2;

/** What an alarm watches, without its text and whom it tells. */
function watchOf(recording: Recording, name: string): Readonly<Record<string, unknown>> {
    const { alarmDescription, alarmActions, okActions, ...watch } = alarmInputs(recording, name);
    expect(alarmDescription).to.match(/ Runbook: docs\/runbooks\/database\.md$/);
    expect(okActions).to.deep.equal(alarmActions);
    return { ...watch, tells: alarmActions };
}

const critical = [testTopics.critical];
const warning = [testTopics.warning];

describe("the alarms of a database", () => {
    it("page when it is gone, and when its storage or its transaction ids run out", async () => {
        const recording = await record(database());
        const about = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: "platform-test-main" } };
        expect(watchOf(recording, "db-main-silent")).to.deep.equal({
            ...about,
            metricName: "CPUUtilization",
            statistic: "SampleCount",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 60,
            evaluationPeriods: 10,
            treatMissingData: "breaching",
            tells: critical,
        });
        expect(watchOf(recording, "db-main-storage")).to.deep.equal({
            ...about,
            metricName: "FreeStorageSpace",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 2 * gib,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "notBreaching",
            tells: critical,
        });
        expect(watchOf(recording, "db-main-transaction-ids")).to.deep.equal({
            ...about,
            metricName: "MaximumUsedTransactionIDs",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 1e9,
            period: 300,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            tells: critical,
        });
    });

    it("warn of load, by thresholds that follow from the class and the volume", async () => {
        const warned = async (config: object) => {
            const recording = await record(database({ ...config }));
            const names = ["cpu", "load", "memory", "connections", "credits", "wal", "storage"];
            return names.map((name) => {
                const present = recording.names(types.alarm).includes(`db-main-${name}`);
                if (!present) {
                    return undefined;
                }
                const { metricName, threshold, period, evaluationPeriods } = watchOf(recording, `db-main-${name}`);
                return [metricName, threshold, period, evaluationPeriods];
            });
        };
        expect(await warned({})).to.deep.equal([
            ["CPUUtilization", 90, 300, 6],
            ["DBLoadRelativeToNumVCPUs", 1.5, 300, 3],
            ["FreeableMemory", 0.05 * 4096 * mib, 300, 3],
            ["DatabaseConnections", 256, 60, 5],
            ["CPUCreditBalance", 24 * 24 * 0.1, 300, 6],
            ["TransactionLogsDiskUsage", 6 * gib, 300, 3],
            ["FreeStorageSpace", 2 * gib, 300, 3],
        ]);
        expect(await warned({ instanceClass: "db.t4g.micro", storageGiB: 100 })).to.deep.include.members([
            ["FreeableMemory", 100 * mib, 300, 3],
            ["DatabaseConnections", 64, 60, 5],
            ["FreeStorageSpace", 10 * gib, 300, 3],
        ]);
        expect((await warned({ instanceClass: "db.m7g.large" }))[4], "credits of a class without any").to.equal(
            undefined,
        );
    });

    it("warn of a replica that is behind or broken", async () => {
        const recording = await record(database({ readReplicas: 1, masterPassword: "stack" }));
        expect(watchOf(recording, "db-main-replica-1-lag")).to.deep.equal({
            namespace: "AWS/RDS",
            dimensions: { DBInstanceIdentifier: "platform-test-main-replica-1" },
            metricName: "ReplicaLag",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 600,
            period: 60,
            evaluationPeriods: 15,
            datapointsToAlarm: 10,
            treatMissingData: "breaching",
            tells: warning,
        });
        expect(alarmInputs(recording, "db-main-replica-1-silent")["dimensions"]).to.deep.equal({
            DBInstanceIdentifier: "platform-test-main-replica-1",
        });
    });

    it("count in the log what failed, by filters on the group that PostgreSQL's log goes to", async () => {
        const recording = await record(database());
        for (const [key, pattern, period, threshold] of [
            ["deadlocks", '"deadlock detected"', 900, 5],
            ["logins-refused", '"password authentication failed"', 300, 20],
        ] as const) {
            const metric = { name: `db-main-${key}`, namespace: "platform-test" };
            expect(recording.inputs(types.filter, `db-main-${key}`)).to.deep.equal({
                name: `platform-test-db-main-${key}`,
                logGroupName: "/aws/rds/instance/platform-test-main/postgresql",
                pattern,
                metricTransformation: { ...metric, value: "1", defaultValue: "0" },
            });
            expect(recording.one(types.filter, `db-main-${key}`).dependencies).to.include(
                recording.one(types.logGroup, "db-main-postgresql").urn,
            );
            expect(watchOf(recording, `db-main-${key}`)).to.deep.equal({
                namespace: metric.namespace,
                metricName: metric.name,
                statistic: "Sum",
                comparisonOperator: "GreaterThanThreshold",
                threshold,
                period,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
                tells: warning,
            });
        }
    });

    it("keep what RDS tells of, of the database and its replicas", async () => {
        const recording = await record(database({ readReplicas: 1, masterPassword: "stack" }), { world: "strict" });
        expect(recording.document(types.eventRule, "db-main-events", "eventPattern")).to.deep.equal({
            source: ["aws.rds"],
            "detail-type": ["RDS DB Instance Event", "RDS DB Cluster Event"],
            detail: {
                SourceIdentifier: ["platform-test-main", "platform-test-main-replica-1"],
                EventCategories: ["failover", "failure", "low storage", "read replica", "recovery"],
            },
        });
        expect(recording.inputs(types.queue, "db-main-events")["name"]).to.equal("platform-test-db-main-events");
    });
});
