import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../shared/log-group";
import type { AwsScope } from "../shared/scope";
import { cacheLogGroup } from "./names";
import type { CacheHosts, NodePlace } from "./parts";
import type { PlannedCache } from "./plan";

export interface ValkeyArgs extends NodePlace {
    readonly scope: AwsScope;
    readonly planned: PlannedCache;
    readonly title: string;
    /** Encrypts what is stored, snapshots too. */
    readonly keyArn: pulumi.Input<string>;
    /** Encrypts the logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Ids of the users that may log in. */
    readonly userIds: readonly pulumi.Input<string>[];
    readonly deletionProtection: boolean;
}

/** One node that is written to, and replicas of it in other zones, one of which takes over by itself. */
export function createValkey(
    name: string,
    args: ValkeyArgs,
    parent: pulumi.Resource,
): { readonly group: aws.elasticache.ReplicationGroup; readonly hosts: CacheHosts } {
    const { planned, deletionProtection } = args;
    const { names, nodes, backups, generation, restore } = planned;
    const several = nodes > 1;
    const keepsBackups = backups.retentionDays > 0;
    const users = new aws.elasticache.UserGroup(
        name,
        { engine: "valkey", userGroupId: names.identifier, userIds: [...args.userIds] },
        { parent },
    );
    const group = new aws.elasticache.ReplicationGroup(
        name,
        {
            replicationGroupId: names.identifier,
            description: args.title,
            engine: "valkey",
            ...(planned.version === undefined ? {} : { engineVersion: planned.version }),
            nodeType: planned.nodeType,
            numCacheClusters: nodes,
            automaticFailoverEnabled: several,
            multiAzEnabled: several,
            clusterMode: "disabled",
            port: planned.ports.from,
            networkType: "ipv4",
            subnetGroupName: args.subnetGroupName,
            securityGroupIds: [args.securityGroupId],
            atRestEncryptionEnabled: true,
            kmsKeyId: args.keyArn,
            transitEncryptionEnabled: true,
            userGroupIds: [users.userGroupId],
            parameterGroupName: createParameterGroup(name, args, parent),
            snapshotRetentionLimit: backups.retentionDays,
            ...(keepsBackups
                ? {
                      snapshotWindow: backups.window,
                      finalSnapshotIdentifier: `${names.identifier}-final-${generation}`,
                  }
                : {}),
            ...(restore === undefined ? {} : { snapshotName: restore }),
            logDeliveryConfigurations: createLogs(name, args, parent),
            maintenanceWindow: planned.maintenanceWindow,
            autoMinorVersionUpgrade: true,
            applyImmediately: planned.applyImmediately,
        },
        { parent, protect: deletionProtection && keepsBackups, ignoreChanges: ["snapshotName"] },
    );
    const readers = several ? { "reader-host": group.readerEndpointAddress } : {};
    return { group, hosts: { host: group.primaryEndpointAddress, ...readers } };
}

/** The major version is part of the name: an upgrade makes a new group, and the old one stays until it is not used. */
function createParameterGroup(name: string, { planned, title }: ValkeyArgs, parent: pulumi.Resource) {
    const major = planned.version?.split(".")[0] ?? "";
    return new aws.elasticache.ParameterGroup(
        `${name}-v${major}`,
        {
            family: `valkey${major}`,
            description: title,
            parameters: [{ name: "maxmemory-policy", value: planned.maxMemoryPolicy }],
        },
        { parent },
    ).name;
}

function createLogs(name: string, { scope, planned, encryptionKeyArn }: ValkeyArgs, parent: pulumi.Resource) {
    return ["slow-log", "engine-log"].map((logType) => ({
        logType,
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: createLogGroup(
            `${name}-${logType}`,
            {
                scope,
                name: cacheLogGroup(planned.names.identifier, logType),
                retentionInDays: planned.logRetentionDays,
                kmsKeyId: encryptionKeyArn,
            },
            parent,
        ).name,
    }));
}
