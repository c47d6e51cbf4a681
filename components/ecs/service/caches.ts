import type { CacheCaller } from "../../caches/cache";
import type { CachesConfig } from "../../caches/schema";
import type { ClusterTarget } from "../cluster/target";
import type { ServicesConfig } from "./schema/service";

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
