import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { ByZone } from "../shared/by-zone";
import { Firewall } from "../shared/firewall";
import type { AwsScope } from "../shared/scope";
import type { Caller } from "../shared/security-group";
import { createStoreKey } from "../shared/store-key";
import { transformed, withTransforms } from "../shared/transform";
import type { CacheEndpoint } from "./connection";
import { createMemcached } from "./memcached";
import type { CacheHosts } from "./parts";
import { cacheKeyUse, plannedCache, type PlannedCache } from "./plan";
import type { CacheConfig } from "./schema";
import { createServerless } from "./serverless";
import { cacheResources, type CacheTransforms } from "./transforms";
import { createValkey } from "./valkey";
import { watchCache } from "./watch";

/** Somebody who may connect to a cache; the ports are the cache's. */
export type CacheCaller = Omit<Caller, "ports">;

export interface CacheArgs {
    readonly scope: AwsScope;
    /** Its key in the `caches` block: part of every name. At most 16 characters. */
    readonly key: string;
    /** An entry of the `caches` block; schema.ts has its units, defaults and limits. */
    readonly config: CacheConfig;
    readonly vpcId: pulumi.Input<string>;
    /** Subnets by zone, two or more, that nothing but data uses. */
    readonly dataSubnetIds: ByZone<pulumi.Input<string>>;
    /** Who may connect from the start. Apps with a group of their own connect themselves, by `createCacheAccess`. */
    readonly callers: readonly CacheCaller[];
    /** Ids of the users that may log in; of Valkey alone, for Memcached knows none. */
    readonly userIds: readonly pulumi.Input<string>[];
    readonly topics: AlarmTopics;
    /** Key that encrypts the logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether Pulumi refuses to delete the key, and what has backups. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: CacheTransforms | undefined;
}

/** What apps need to know of a cache. */
export interface CacheTarget extends CacheEndpoint {
    readonly ports: Caller["ports"];
    readonly securityGroupId: pulumi.Output<string>;
    /** What has to be there before somebody connects by these parameters. */
    readonly ready: readonly pulumi.Resource[];
}

/** A cache as AWS made it. */
interface MadeCache {
    readonly resource: pulumi.Resource;
    readonly identifier: pulumi.Output<string>;
    readonly hosts: CacheHosts;
}

/**
 * A cache that only named clients reach, only by TLS: Memcached nodes, serverless Memcached, or Valkey with replicas.
 *
 * Children: Firewall, what the kind is made of, parameters with the host names, alarms; key and alias, but for Memcached nodes,
 * which store nothing on disk. README.md has the cost.
 *
 * A new node type, number of nodes or version changes it in place. What replaces it, and loses what it holds, is fixed.
 */
export class Cache extends pulumi.ComponentResource {
    static readonly type = "platform:caches:Cache";

    readonly target: CacheTarget;

    private readonly planned: PlannedCache;
    /** For readers. */
    private readonly title: string;

    constructor(
        private readonly name: string,
        private readonly args: CacheArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Cache.type, name, {}, withTransforms(cacheResources, args.transform, opts));
        const { scope, key, config, topics } = args;
        this.planned = plannedCache(scope.prefix, key, config);
        this.title = `Cache ${key}`;
        const { planned, title } = this;
        const ports = { protocol: "tcp", ...planned.ports } as const;

        const firewall = this.createFirewall(ports);
        const { resource, identifier, hosts } = this.createCache(firewall.securityGroupId);
        watchCache(name, { topics, planned, title, identifier }, this);

        this.target = {
            ...planned.endpoint,
            ports,
            securityGroupId: firewall.securityGroupId,
            ready: [resource, ...this.createParameters(hosts), firewall],
        };
        this.registerOutputs({ host: hosts.host, port: ports.from, ...transformed(this) });
    }

    private createFirewall(ports: Caller["ports"]): Firewall {
        const { scope, key, vpcId, callers, transform } = this.args;
        return new Firewall(
            `${this.name}-clients`,
            {
                type: "platform:caches:Firewall",
                vpcId,
                description: this.title,
                members: `cache ${key}`,
                nameTag: `${scope.prefix}-cache-${key}`,
                callers: callers.map((caller) => ({ ...caller, ports })),
                egress: [],
                onPremisesCidrs: [],
                transform: transform?.firewall,
            },
            { parent: this },
        );
    }

    private createCache(securityGroupId: pulumi.Output<string>): MadeCache {
        const { name, planned, title, args } = this;
        if (planned.kind === "memcached") {
            const place = { subnetGroupName: this.createSubnetGroup(), securityGroupId };
            const { cluster, hosts } = createMemcached(name, planned, place, this);
            return { resource: cluster, identifier: cluster.clusterId, hosts };
        }
        const common = { planned, title, securityGroupId, keyArn: this.createKey() };
        if (planned.kind === "memcached-serverless") {
            const subnetIds = Object.values(args.dataSubnetIds);
            const { cache, hosts } = createServerless(name, { ...common, subnetIds }, this);
            return { resource: cache, identifier: cache.name, hosts };
        }
        const valkey = { ...args, ...common, subnetGroupName: this.createSubnetGroup() };
        const { group, hosts } = createValkey(name, valkey, this);
        return { resource: group, identifier: group.replicationGroupId, hosts };
    }

    private createKey(): pulumi.Output<string> {
        const { scope, key, deletionProtection } = this.args;
        const alias = this.planned.names.keyAlias;
        const use = { scope, store: `cache ${key}`, use: cacheKeyUse, alias, deletionProtection };
        return createStoreKey(this.name, use, this);
    }

    private createSubnetGroup(): pulumi.Output<string> {
        return new aws.elasticache.SubnetGroup(
            this.name,
            {
                name: this.planned.names.identifier,
                description: this.title,
                subnetIds: Object.values(this.args.dataSubnetIds),
            },
            { parent: this },
        ).name;
    }

    /** Fixed names under which addresses are found that AWS chooses. */
    private createParameters(hosts: CacheHosts): readonly aws.ssm.Parameter[] {
        const { parameters } = this.planned.names;
        return (Object.keys(hosts) as (keyof CacheHosts)[]).map(
            (what) =>
                new aws.ssm.Parameter(
                    `${this.name}-${what}`,
                    {
                        name: parameters[what],
                        type: "String",
                        value: hosts[what] ?? "",
                        description: `${this.title}: ${what}`,
                    },
                    { parent: this },
                ),
        );
    }
}
