import { expect } from "chai";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { database, types } from "./fixture";

const name = "db-main";

/** Inputs that an instance shares with its replicas. */
function common(recording: Recording) {
    return {
        instanceClass: "db.t4g.medium",
        storageType: "gp3",
        storageEncrypted: true,
        maxAllocatedStorage: 100,
        publiclyAccessible: false,
        parameterGroupName: recording.output(types.parameterGroup, "db-main-v18", "name"),
        vpcSecurityGroupIds: [recording.id(types.securityGroup, "db-main-clients")],
        iamDatabaseAuthenticationEnabled: true,
        maintenanceWindow: "sun:07:00-sun:08:00",
        autoMinorVersionUpgrade: true,
        applyImmediately: false,
        copyTagsToSnapshot: true,
        deletionProtection: true,
        enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: recording.output(types.key, name, "arn"),
        performanceInsightsRetentionPeriod: 7,
        monitoringInterval: 60,
        monitoringRoleArn: recording.output(types.role, "db-main-monitoring", "arn"),
    };
}

describe("a database's instance", () => {
    it("is encrypted, backed up, watched, and hard to lose", async () => {
        const recording = await record(database());
        expect(recording.inputs(types.instance, name)).to.deep.equal({
            ...common(recording),
            identifier: "platform-test-main",
            engine: "postgres",
            engineVersion: "18",
            engineLifecycleSupport: "open-source-rds-extended-support",
            allocatedStorage: 20,
            kmsKeyId: recording.output(types.key, name, "arn"),
            multiAz: true,
            dbSubnetGroupName: "platform-test-main",
            networkType: "IPV4",
            port: 5432,
            username: "platform_master",
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: recording.output(types.key, name, "arn"),
            backupRetentionPeriod: 14,
            backupWindow: "06:00-06:30",
            deleteAutomatedBackups: false,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: "platform-test-main-final-1",
            allowMajorVersionUpgrade: false,
            warningEventCategories: ["failure", "low storage"],
        });
        const { protect, ignoreChanges, customTimeouts } = recording.one(types.instance, name).options;
        expect({ protect, ignoreChanges, customTimeouts }).to.deep.equal({
            protect: true,
            ignoreChanges: ["snapshotIdentifier", "restoreToPointInTime", "username"],
            customTimeouts: { create: "60m", update: "80m", delete: "60m" },
        });
    });

    it("follows what the stack file says", async () => {
        const config = {
            version: "17",
            instanceClass: "db.m7g.large",
            multiAz: false,
            storageGiB: 100,
            maxStorageGiB: 0,
            backups: { retentionDays: 7, window: "01:00-02:00" },
            maintenanceWindow: "mon:03:00-mon:04:00",
            extendedSupport: false,
            generation: 2,
            upgrade: { allowMajor: true, now: true },
        };
        const recording = await record(database(config, { deletionProtection: false }));
        expect(recording.inputs(types.instance, name)).to.deep.include({
            engineVersion: "17",
            engineLifecycleSupport: "open-source-rds-extended-support-disabled",
            instanceClass: "db.m7g.large",
            multiAz: false,
            allocatedStorage: 100,
            maxAllocatedStorage: 0,
            backupRetentionPeriod: 7,
            backupWindow: "01:00-02:00",
            maintenanceWindow: "mon:03:00-mon:04:00",
            finalSnapshotIdentifier: "platform-test-main-final-2",
            allowMajorVersionUpgrade: true,
            applyImmediately: true,
            deletionProtection: false,
        });
        expect(recording.one(types.instance, name).options.protect).to.not.equal(true);
        expect(recording.one(types.key, name).options.protect).to.not.equal(true);
        expect(recording.inputs(types.parameterGroup, "db-main-v17")["family"]).to.equal("postgres17");
    });

    it("keeps its key, without which nobody reads the final snapshot, where the stack is to be rebuilt", async () => {
        const recording = await record(database({}, { deletionProtection: false, keepForRebuild: true }));
        expect(recording.one(types.instance, name).options.protect).to.not.equal(true);
        expect(recording.one(types.key, name).options.protect).to.equal(true);
    });

    it("has no standby unless it is protected or the stack file says so", async () => {
        const multiAz = async (config: object, deletionProtection: boolean) =>
            (await record(database({ ...config }, { deletionProtection }))).inputs(types.instance, name)["multiAz"];
        expect(await multiAz({}, false)).to.equal(false);
        expect(await multiAz({ multiAz: true }, false)).to.equal(true);
        expect(await multiAz({ multiAz: false }, true)).to.equal(false);
    });

    it("is made from a snapshot, or from another database's past, with the master user of that", async () => {
        const made = async (restore: object) => (await record(database({ restore }))).inputs(types.instance, name);
        const fromSnapshot = await made({ snapshot: "before-the-move" });
        expect(fromSnapshot).to.include({ snapshotIdentifier: "before-the-move", manageMasterUserPassword: true });
        expect(fromSnapshot).to.not.have.any.keys("username", "restoreToPointInTime");
        const restored = await made({ source: "platform-test-old", time: "2026-11-20T08:00:00Z" });
        expect(restored["restoreToPointInTime"]).to.deep.equal({
            sourceDbInstanceIdentifier: "platform-test-old",
            restoreTime: "2026-11-20T08:00:00Z",
        });
        const backup = "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-0123456789";
        expect((await made({ source: backup }))["restoreToPointInTime"]).to.deep.equal({
            sourceDbInstanceAutomatedBackupsArn: backup,
            useLatestRestorableTime: true,
        });
    });
});

describe("a database with replicas", () => {
    const withReplicas = database({ readReplicas: 1, masterPassword: "stack" });

    it("has a first password that is secret, made at random and written once", async () => {
        for (const world of ["strict", "placeholder"] as const) {
            const recording = await record(withReplicas, { world });
            const { passwordWo } = recording.one(types.instance, name).inputs;
            expect(JSON.stringify(passwordWo)).to.match(/4dabf18193072939515e22adb298388d/); // Pulumi's mark of secrets
            const { passwordWoVersion, ...inputs } = recording.inputs(types.instance, name);
            expect(passwordWoVersion).to.equal(1);
            expect(inputs).to.not.have.any.keys("password", "manageMasterUserPassword", "masterUserSecretKmsKeyId");
        }
    });

    it("has each follow it in all but its guards", async () => {
        const recording = await record(withReplicas);
        expect(recording.inputs(types.instance, "db-main-replica-1")).to.deep.equal({
            ...common(recording),
            identifier: "platform-test-main-replica-1",
            replicateSourceDb: "platform-test-main",
            skipFinalSnapshot: true,
        });
        expect(recording.one(types.instance, "db-main-replica-1").options.protect).to.equal(true);
    });
});
