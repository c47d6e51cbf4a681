import type * as pulumi from "@pulumi/pulumi";
import { entryOf } from "../shared/records";
import { connect } from "../shared/security-group";
import type { CacheCaller, CacheTarget } from "./cache";

/** The caches that an app names, in its order. @throws Error for one that is not there, which the checks have refused. */
export function usedCaches<T>(uses: readonly string[], caches: Readonly<Record<string, T>>): T[] {
    return uses.map((key) => entryOf(caches, key, "cache"));
}

/**
 * Lets an app's own group in to its caches; without one it shares the group of instances, which a cache lets in by itself.
 * Returns what has to be there before the app starts.
 */
export function createCacheAccess(
    name: string,
    {
        caches,
        caller,
    }: { readonly caches: readonly CacheTarget[]; readonly caller: Omit<CacheCaller, "key"> | undefined },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    return caches.flatMap(({ key, ports, securityGroupId, ready }) => {
        const args = caller && { caller: { ...caller, key, ports }, securityGroupId, members: `cache ${key}` };
        return [...ready, ...(args === undefined ? [] : connect(`${name}-cache`, args, { parent }))];
    });
}
