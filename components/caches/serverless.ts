import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheHosts } from "./parts";
import type { PlannedCache } from "./plan";

/** Memcached whose size AWS chooses up to the limits, with its content in several zones. */
export function createServerless(
    name: string,
    args: {
        readonly planned: PlannedCache;
        readonly title: string;
        readonly subnetIds: readonly pulumi.Input<string>[];
        readonly securityGroupId: pulumi.Input<string>;
        readonly keyArn: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): { readonly cache: aws.elasticache.ServerlessCache; readonly hosts: CacheHosts } {
    const { names, backups, limits, restore } = args.planned;
    const cache = new aws.elasticache.ServerlessCache(
        name,
        {
            name: names.identifier,
            description: args.title,
            engine: "memcached",
            majorEngineVersion: "1.6",
            cacheUsageLimits: {
                dataStorage: { maximum: limits.storageGb, unit: "GB" },
                ecpuPerSeconds: [{ maximum: limits.ecpuPerSecond }],
            },
            snapshotRetentionLimit: backups.retentionDays,
            dailySnapshotTime: backups.window.slice(0, "07:00".length),
            ...(restore === undefined ? {} : { snapshotArnsToRestores: [restore] }),
            kmsKeyId: args.keyArn,
            subnetIds: [...args.subnetIds],
            securityGroupIds: [args.securityGroupId],
        },
        { parent, ignoreChanges: ["snapshotArnsToRestores"] },
    );
    return { cache, hosts: { host: cache.endpoints.apply(([endpoint]) => endpoint?.address ?? "") } };
}
