import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { instanceCare, lifecycleSupport, type Surroundings } from "../engine";
import { publishedLogs } from "../observation";
import { databasePort, masterUser } from "../plan";
import type { AuroraConfig } from "../schema";
import type { PlannedAurora, PlannedMember } from "./plan";

const engine = aws.rds.EngineType.AuroraPostgresql;

/** What it was created from, and its first master user, are history: another one would replace the cluster and its data. */
const originProperties = ["snapshotIdentifier", "restoreToPointInTime", "masterUsername"];

export interface ClusterArgs extends Surroundings {
    readonly planned: PlannedAurora;
    readonly parameterGroupName: pulumi.Input<string>;
}

/** Where the data are: in three zones, whatever instances there are. Without any nobody can connect. */
export function createCluster(name: string, args: ClusterArgs, parent: pulumi.Resource): aws.rds.Cluster {
    const { planned, keyArn, deletionProtection, startsAfter } = args;
    const { config, names } = planned;
    const { minCapacity, maxCapacity, backups, upgrade } = config;
    return new aws.rds.Cluster(
        name,
        {
            clusterIdentifier: names.identifier,
            engine,
            engineVersion: config.version, // the newest minor version of it
            engineLifecycleSupport: lifecycleSupport(config),
            serverlessv2ScalingConfiguration: { minCapacity, maxCapacity },
            storageEncrypted: true,
            kmsKeyId: keyArn,
            dbSubnetGroupName: args.subnetGroupName,
            vpcSecurityGroupIds: [args.securityGroupId],
            networkType: "IPV4",
            port: databasePort,
            dbClusterParameterGroupName: args.parameterGroupName,
            iamDatabaseAuthenticationEnabled: true,
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: keyArn,
            ...(config.restore === undefined ? { masterUsername: masterUser } : originOf(config.restore)),
            backupRetentionPeriod: backups.retentionDays,
            preferredBackupWindow: backups.window,
            preferredMaintenanceWindow: config.maintenanceWindow,
            deleteAutomatedBackups: false, // they outlive the database for as long as they are kept
            copyTagsToSnapshot: true,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: `${names.identifier}-final-${config.generation}`,
            deletionProtection,
            allowMajorVersionUpgrade: upgrade.allowMajor,
            applyImmediately: upgrade.now,
            enabledCloudwatchLogsExports: [...publishedLogs.cluster],
            warningEventCategories: ["failure"],
        },
        { parent, protect: deletionProtection, dependsOn: [...startsAfter], ignoreChanges: originProperties },
    );
}

/** An instance, which has no data of its own. Its zone is chosen once: a zone more in the network moves nothing. */
export function createMember(
    name: string,
    args: ClusterArgs & { readonly member: PlannedMember; readonly cluster: aws.rds.Cluster },
    parent: pulumi.Resource,
): aws.rds.ClusterInstance {
    const { planned, member, cluster } = args;
    const { identifier, zone, promotionTier } = member;
    return new aws.rds.ClusterInstance(
        name,
        {
            ...instanceCare(planned.config, args),
            identifier,
            clusterIdentifier: cluster.clusterIdentifier,
            engine,
            instanceClass: "db.serverless",
            promotionTier,
            preferredMaintenanceWindow: planned.config.maintenanceWindow,
            ...(zone === undefined ? {} : { availabilityZone: zone }),
        },
        { parent, ignoreChanges: ["availabilityZone"] },
    );
}

/** Resource id of a cluster: what names its backups when it has gone. */
const resourceId = /^cluster-[A-Z0-9]+$/;

function originOf(restore: NonNullable<AuroraConfig["restore"]>) {
    if ("snapshot" in restore) {
        return { snapshotIdentifier: restore.snapshot };
    }
    const { source, time } = restore;
    return {
        restoreToPointInTime: {
            ...(resourceId.test(source) ? { sourceClusterResourceId: source } : { sourceClusterIdentifier: source }),
            ...(time === undefined ? { useLatestRestorableTime: true } : { restoreToTime: time }),
        },
    };
}
