import { mapValues } from "../shared/records";
import { Cache, type CacheArgs, type CacheCaller, type CacheTarget } from "./cache";
import type { CacheConfig, CachesConfig } from "./schema";
import { CacheUsers } from "./users";

/** The caches of the block, by key, and a user for each app of a Valkey cache. */
export function createCaches(
    configs: CachesConfig,
    args: {
        /** What all of them are handed; not asked for where there is no cache. */
        readonly shared: () => Omit<CacheArgs, "key" | "config" | "callers" | "userIds" | "transform">;
        /** The apps that have a user in each Valkey cache, by its key. */
        readonly apps: Readonly<Record<string, readonly string[]>>;
        /** Who may connect to a cache from the start. */
        readonly callers: (key: string, config: CacheConfig) => readonly CacheCaller[];
    },
): Record<string, CacheTarget> {
    const apps = [...new Set(Object.values(args.apps).flat())].sort();
    const userIds: CacheUsers["userIds"] =
        apps.length === 0 ? {} : new CacheUsers("cache-users", { scope: args.shared().scope, apps }).userIds;
    return mapValues(configs, (config, key) => {
        const own = (args.apps[key] ?? []).flatMap((app) => userIds[app] ?? []);
        const callers = args.callers(key, config);
        return new Cache(`cache-${key}`, { ...args.shared(), key, config, callers, userIds: own }).target;
    });
}
