import type * as pulumi from "@pulumi/pulumi";
import type { CachesConfig } from "../../caches/schema";
import { letIntoCache, type CacheCaller, type CacheTarget } from "../../caches/cache";
import { cacheConnections } from "../../caches/connection";
import type { AwsScope } from "../../shared/scope";
import type { ClusterTarget } from "../cluster/target";
import type { ConnectedService } from "./databases";
import type { ServicesConfig } from "./schema/service";
import type { TaskNetwork } from "./task-access";
import type { DeployedService } from "./variants";

export interface ServiceCachesArgs {
    readonly scope: AwsScope;
    readonly config: DeployedService;
    /** Every cache that `config` names, by its key. */
    readonly caches: Readonly<Record<string, CacheTarget>>;
}

/** Tells a service's tasks of its caches too. A variant has its service's user. */
export function withCaches(name: string, args: ServiceCachesArgs, service: ConnectedService): ConnectedService {
    const app = args.config.variantOf ?? name;
    const { environment, secrets, versions, statements } = cacheConnections(args.scope, app, usedCaches(args));
    const { config } = service;
    return {
        ...service,
        config: {
            ...config,
            environment: { ...config.environment, ...environment },
            secrets: { ...config.secrets, ...secrets },
        },
        versions: { ...service.versions, ...versions },
        statements: [...service.statements, ...statements],
    };
}

/**
 * Lets tasks with a group of their own in; the instances' group the cache lets in by itself. Returns what has to be there
 * before a task starts.
 */
export function createCacheAccess(
    name: string,
    args: ServiceCachesArgs & { readonly network: TaskNetwork | undefined },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { network } = args;
    return usedCaches(args).flatMap((cache) => {
        const own = network && { what: `service ${name}`, securityGroupId: network.securityGroupId };
        return [...cache.ready, ...(own === undefined ? [] : letIntoCache(name, own, cache, parent))];
    });
}

/** The group that tasks of a cache share with their instances, where some do. */
export function sharedCallers(
    services: ServicesConfig,
    key: string,
    cluster: Pick<ClusterTarget, "securityGroupId"> | undefined,
): readonly CacheCaller[] {
    const shared = Object.values(services).some(
        ({ networkMode, caches }) => networkMode === "bridge" && caches.includes(key),
    );
    return !shared || cluster === undefined
        ? []
        : [{ key: "cluster", what: "instances of the cluster", securityGroupId: cluster.securityGroupId }];
}

/** The services that have a user in each Valkey cache, by its key. */
export function appsOfCaches(services: ServicesConfig, caches: CachesConfig): Record<string, readonly string[]> {
    const valkey = Object.keys(caches).filter((key) => caches[key]?.kind === "valkey");
    return Object.fromEntries(
        valkey.map((key) => [key, Object.keys(services).filter((name) => services[name]?.caches.includes(key))]),
    );
}

/** The checks of the configuration have found all that it names. */
function usedCaches({ config, caches }: Pick<ServiceCachesArgs, "config" | "caches">): readonly CacheTarget[] {
    return config.caches.map((key) => {
        const cache = caches[key];
        if (cache === undefined) {
            throw new Error(`no cache ${key}`);
        }
        return cache;
    });
}
