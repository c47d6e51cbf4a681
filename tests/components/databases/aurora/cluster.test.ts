import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import { testKeyArn } from "../../../harness/scope";
import { everyTransform, unreached } from "../../../harness/transforms";
import { database, types } from "../fixture";

type Values = Readonly<Record<string, unknown>>;
type Args = Parameters<typeof database>[1];

const aurora = (config: Values = {}, args?: Args) => database({ engine: "aurora", ...config }, args);
const ofMember = ["capacity", "connections", "load", "memory", "silent"];

describe("Database with engine aurora", () => {
    it("registers exactly these resources, in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(aurora());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${types.eventRule} db-main-events`,
            `${types.eventTarget} db-main-events`,
            `${types.logGroup} db-main-postgresql`,
            `${types.filter} db-main-deadlocks`,
            `${types.filter} db-main-logins-refused`,
            ...ofMember.map((alarm) => `${types.alarm} db-main-1-${alarm}`),
            ...ofMember.map((alarm) => `${types.alarm} db-main-2-${alarm}`),
            ...["deadlocks", "events", "logins-refused", "reader-lag", "transaction-ids"].map(
                (alarm) => `${types.alarm} db-main-${alarm}`,
            ),
            `${types.securityGroup} db-main-clients`,
            `${types.role} db-main-monitoring`,
            `${types.attachment} db-main-monitoring`,
            `${types.alias} db-main`,
            `${types.key} db-main`,
            `${types.cluster} db-main`,
            `${types.member} db-main-1`,
            `${types.member} db-main-2`,
            `${types.clusterParameterGroup} db-main-v18`,
            `${types.subnetGroup} db-main`,
            `${types.queue} db-main-events`,
            `${types.queuePolicy} db-main-events`,
            `${types.parameter} db-main-host`,
            `${types.parameter} db-main-reader-host`,
            `${types.database} db-main`,
            "platform:databases:Firewall db-main-clients",
        ]);
    });

    it("has a cluster that is encrypted, backed up, and hard to lose", async () => {
        const recording = await record(aurora());
        const keyArn = recording.output(types.key, "db-main", "arn");
        expect(recording.inputs(types.cluster, "db-main")).to.deep.equal({
            clusterIdentifier: "platform-test-main",
            engine: "aurora-postgresql",
            engineVersion: "18",
            engineLifecycleSupport: "open-source-rds-extended-support",
            serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 },
            storageEncrypted: true,
            kmsKeyId: keyArn,
            dbSubnetGroupName: "platform-test-main",
            vpcSecurityGroupIds: [recording.id(types.securityGroup, "db-main-clients")],
            networkType: "IPV4",
            port: 5432,
            dbClusterParameterGroupName: recording.output(types.clusterParameterGroup, "db-main-v18", "name"),
            iamDatabaseAuthenticationEnabled: true,
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: keyArn,
            masterUsername: "platform_master",
            backupRetentionPeriod: 14,
            preferredBackupWindow: "06:00-06:30",
            preferredMaintenanceWindow: "sun:07:00-sun:08:00",
            deleteAutomatedBackups: false,
            copyTagsToSnapshot: true,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: "platform-test-main-final-1",
            deletionProtection: true,
            allowMajorVersionUpgrade: false,
            applyImmediately: false,
            enabledCloudwatchLogsExports: ["postgresql"],
            warningEventCategories: ["failure"],
        });
        const { dependencies, options } = recording.one(types.cluster, "db-main");
        expect(options.protect).to.equal(true);
        expect(options.ignoreChanges).to.deep.equal(["snapshotIdentifier", "restoreToPointInTime", "masterUsername"]);
        expect(dependencies).to.include.members([
            recording.one(types.logGroup, "db-main-postgresql").urn,
            recording.one(types.attachment, "db-main-monitoring").urn,
        ]);
    });

    it("has instances in turn in the zones, which stay where they are when there is another zone", async () => {
        const recording = await record(aurora({ readers: 2 }));
        expect(recording.inputs(types.member, "db-main-1")).to.deep.equal({
            identifier: "platform-test-main-1",
            clusterIdentifier: "platform-test-main",
            engine: "aurora-postgresql",
            instanceClass: "db.serverless",
            promotionTier: 0,
            availabilityZone: "us-east-1a",
            publiclyAccessible: false,
            autoMinorVersionUpgrade: true,
            applyImmediately: false,
            copyTagsToSnapshot: true,
            preferredMaintenanceWindow: "sun:07:00-sun:08:00",
            performanceInsightsEnabled: true,
            performanceInsightsKmsKeyId: recording.output(types.key, "db-main", "arn"),
            performanceInsightsRetentionPeriod: 7,
            monitoringInterval: 60,
            monitoringRoleArn: recording.output(types.role, "db-main-monitoring", "arn"),
        });
        const places = ["db-main-1", "db-main-2", "db-main-3"].map((name) => {
            const { availabilityZone, promotionTier } = recording.inputs(types.member, name);
            expect(recording.one(types.member, name).options.ignoreChanges).to.deep.equal(["availabilityZone"]);
            return [availabilityZone, promotionTier];
        });
        expect(places).to.deep.equal([
            ["us-east-1a", 0],
            ["us-east-1b", 1],
            ["us-east-1a", 2],
        ]);
    });

    it("follows what the stack file says", async () => {
        const config = {
            ...{ version: "17", minCapacity: 1, maxCapacity: 16, readers: 0, generation: 2, extendedSupport: false },
            backups: { retentionDays: 7, window: "01:00-02:00" },
            maintenanceWindow: "mon:03:00-mon:04:00",
            upgrade: { allowMajor: true, now: true },
            parameters: { work_mem: "16384" },
            logRetentionDays: 30,
        };
        const recording = await record(aurora(config, { deletionProtection: false }));
        expect(recording.inputs(types.cluster, "db-main")).to.deep.include({
            engineVersion: "17",
            engineLifecycleSupport: "open-source-rds-extended-support-disabled",
            serverlessv2ScalingConfiguration: { minCapacity: 1, maxCapacity: 16 },
            backupRetentionPeriod: 7,
            preferredBackupWindow: "01:00-02:00",
            preferredMaintenanceWindow: "mon:03:00-mon:04:00",
            finalSnapshotIdentifier: "platform-test-main-final-2",
            deletionProtection: false,
            allowMajorVersionUpgrade: true,
            applyImmediately: true,
        });
        expect(recording.one(types.cluster, "db-main").options.protect).to.not.equal(true);
        expect(recording.inputs(types.member, "db-main-1")).to.include({
            applyImmediately: true,
            preferredMaintenanceWindow: "mon:03:00-mon:04:00",
        });
        const { family, parameters } = recording.inputs(types.clusterParameterGroup, "db-main-v17");
        expect(family).to.equal("aurora-postgresql17");
        expect(parameters).to.deep.include.members([
            { name: "max_connections", value: "2560", applyMethod: "pending-reboot" },
            { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
            { name: "work_mem", value: "16384" },
        ]);
        expect(recording.inputs(types.logGroup, "db-main-postgresql")).to.deep.equal({
            name: "/aws/rds/cluster/platform-test-main/postgresql",
            retentionInDays: 30,
            kmsKeyId: testKeyArn,
        });
        expect(recording.names(types.parameter)).to.deep.equal(["db-main-host"]);
        expect(recording.names(types.alarm)).to.not.include("db-main-reader-lag");
    });

    it("takes no more connections than AWS allows where an instance may be very small", async () => {
        const connections = async (config: Values) => {
            const { parameters } = (await record(aurora(config))).inputs(types.clusterParameterGroup, "db-main-v18");
            const all = parameters as readonly Values[];
            return all.find(({ name }) => name === "max_connections")?.["value"];
        };
        expect(await connections({})).to.equal("640");
        expect(await connections({ maxCapacity: 16 })).to.equal("2000");
        expect(await connections({ minCapacity: 1, maxCapacity: 256 })).to.equal("5000");
    });

    it("tells the address of whoever is the writer, and one for all readers", async () => {
        const recording = await record(aurora());
        const cluster = (name: string) => recording.output(types.cluster, "db-main", name) as string;
        expect(recording.inputs(types.parameter, "db-main-host")["value"]).to.equal(cluster("endpoint"));
        expect(recording.inputs(types.parameter, "db-main-reader-host")["value"]).to.equal(cluster("readerEndpoint"));
        expect(cluster("endpoint")).to.not.equal(cluster("readerEndpoint"));
    });

    it("is made from a snapshot, or from another cluster's past, with the master user of that", async () => {
        const made = async (restore: object) => (await record(aurora({ restore }))).inputs(types.cluster, "db-main");
        const fromSnapshot = await made({ snapshot: "before-the-move" });
        expect(fromSnapshot).to.include({ snapshotIdentifier: "before-the-move", manageMasterUserPassword: true });
        expect(fromSnapshot).to.not.have.any.keys("masterUsername", "restoreToPointInTime");
        const time = "2026-11-20T08:00:00Z";
        const restored = await made({ source: "platform-test-old", time });
        expect(restored["restoreToPointInTime"]).to.deep.equal({
            sourceClusterIdentifier: "platform-test-old",
            restoreToTime: time,
        });
        expect((await made({ source: "cluster-ABCDEFGHIJKLMNOPQRSTUVWXY2" }))["restoreToPointInTime"]).to.deep.equal({
            sourceClusterResourceId: "cluster-ABCDEFGHIJKLMNOPQRSTUVWXY2",
            useLatestRestorableTime: true,
        });
    });

    it("can be transformed throughout", async () => {
        const recording = await record(aurora({}, { transform: everyTransform }));
        expect(unreached(recording)).to.deep.equal([]);
    });
});
