import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheHosts, NodePlace } from "./parts";
import type { PlannedCache } from "./plan";

/**
 * Nodes that each hold a part of the content, spread over zones by AWS. Clients choose the node; a lost one comes back
 * empty.
 */
export function createMemcached(
    name: string,
    { names, nodes, nodeType, version, ...planned }: PlannedCache,
    { subnetGroupName, securityGroupId }: NodePlace,
    parent: pulumi.Resource,
): { readonly cluster: aws.elasticache.Cluster; readonly hosts: CacheHosts } {
    const cluster = new aws.elasticache.Cluster(
        name,
        {
            clusterId: names.identifier,
            engine: "memcached",
            ...(version === undefined ? {} : { engineVersion: version }),
            nodeType,
            numCacheNodes: nodes,
            azMode: nodes > 1 ? "cross-az" : "single-az",
            port: planned.ports.from,
            networkType: "ipv4",
            subnetGroupName,
            securityGroupIds: [securityGroupId],
            transitEncryptionEnabled: true,
            maintenanceWindow: planned.maintenanceWindow,
            autoMinorVersionUpgrade: "true",
            applyImmediately: planned.applyImmediately,
        },
        { parent },
    );
    const list = cluster.cacheNodes.apply((all) => all.map(({ address, port }) => `${address}:${port}`).join(","));
    return { cluster, hosts: { host: cluster.clusterAddress, nodes: list } };
}
