import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { instanceCare, lifecycleSupport, type Surroundings } from "./engine";
import { publishedLogs } from "./observation";
import { databasePort, masterUser } from "./plan";
import type { PlannedPostgres, PlannedReplica } from "./postgres-plan";
import type { PostgresConfig } from "./schema";

/** What an instance and its replicas have in common. */
interface InstanceArgs extends Surroundings {
    readonly planned: PlannedPostgres;
    readonly parameterGroupName: pulumi.Input<string>;
}

/**
 * Where it was created from, and its first master user, are history: AWS would replace the database, and its data, if these
 * changed or went.
 */
const originProperties = ["snapshotIdentifier", "restoreToPointInTime", "username"];

/** The instance that is written to. With `multiAz`, AWS keeps a standby in another zone and changes over by itself. */
export function createInstance(name: string, args: InstanceArgs, parent: pulumi.Resource): aws.rds.Instance {
    const { planned, keyArn, deletionProtection, subnetGroupName, startsAfter } = args;
    const { config, names } = planned;
    return new aws.rds.Instance(
        name,
        {
            ...commonArgs(args),
            identifier: names.identifier,
            engine: "postgres",
            engineVersion: config.version, // the newest minor version of it
            engineLifecycleSupport: lifecycleSupport(config),
            allocatedStorage: config.storageGiB,
            storageEncrypted: true,
            kmsKeyId: keyArn,
            multiAz: planned.multiAz,
            dbSubnetGroupName: subnetGroupName,
            networkType: "IPV4",
            port: databasePort,
            ...masterArgs(config, keyArn),
            ...originOf(config),
            backupRetentionPeriod: config.backups.retentionDays,
            backupWindow: config.backups.window,
            deleteAutomatedBackups: false, // they outlive the database for as long as they are kept
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: `${names.identifier}-final-${config.generation}`,
            allowMajorVersionUpgrade: config.upgrade.allowMajor,
            warningEventCategories: ["failure", "low storage"],
        },
        {
            parent,
            protect: deletionProtection,
            dependsOn: [...startsAfter],
            ignoreChanges: originProperties,
            customTimeouts: { create: "60m", update: "80m", delete: "60m" },
        },
    );
}

/** A copy to read from. Its engine, users, storage and encryption are the source's. */
export function createReplica(
    name: string,
    args: InstanceArgs & { readonly replica: PlannedReplica; readonly source: aws.rds.Instance },
    parent: pulumi.Resource,
): aws.rds.Instance {
    const { replica, source, deletionProtection, startsAfter } = args;
    return new aws.rds.Instance(
        name,
        {
            ...commonArgs(args),
            identifier: replica.identifier,
            replicateSourceDb: source.identifier,
            storageEncrypted: true, // as its source; the provider would otherwise want to replace it
            skipFinalSnapshot: true, // all that it holds, its source has
        },
        {
            parent,
            protect: deletionProtection,
            dependsOn: [...startsAfter],
            customTimeouts: { create: "60m", update: "80m", delete: "60m" },
        },
    );
}

function commonArgs(args: InstanceArgs) {
    const { config, maxStorageGiB } = args.planned;
    return {
        ...instanceCare(config, args),
        instanceClass: config.instanceClass,
        storageType: "gp3",
        maxAllocatedStorage: maxStorageGiB,
        parameterGroupName: args.parameterGroupName,
        vpcSecurityGroupIds: [args.securityGroupId],
        iamDatabaseAuthenticationEnabled: true,
        maintenanceWindow: config.maintenanceWindow,
        deletionProtection: args.deletionProtection,
        enabledCloudwatchLogsExports: [...publishedLogs.instance],
    };
}

/**
 * RDS makes, keeps and rotates the password, or it is random, written once and replaced by the stack's own function: AWS
 * makes no read replica of a database whose password RDS manages.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
 */
function masterArgs({ masterPassword, restore }: PostgresConfig, keyArn: pulumi.Input<string>) {
    const user = restore === undefined ? { username: masterUser } : {};
    return masterPassword === "rds"
        ? { ...user, manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn }
        : { ...user, passwordWo: firstPassword(), passwordWoVersion: 1 };
}

/** Another one each time that it is asked for, which is no change: only another version is. See decision 9. */
function firstPassword(): pulumi.Output<string> {
    const answer = aws.secretsmanager.getRandomPasswordOutput({ passwordLength: 40, excludePunctuation: true });
    return pulumi.secret(answer.randomPassword);
}

function originOf({ restore }: PostgresConfig) {
    if (restore === undefined) {
        return {};
    }
    if ("snapshot" in restore) {
        return { snapshotIdentifier: restore.snapshot };
    }
    const { source, time } = restore;
    return {
        restoreToPointInTime: {
            ...(source.startsWith("arn:")
                ? { sourceDbInstanceAutomatedBackupsArn: source }
                : { sourceDbInstanceIdentifier: source }),
            ...(time === undefined ? { useLatestRestorableTime: true } : { restoreTime: time }),
        },
    };
}
