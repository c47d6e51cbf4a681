import type * as pulumi from "@pulumi/pulumi";
import { createCacheAccess, usedCaches } from "../caches/app-access";
import type { CacheTarget } from "../caches/cache";
import { createDatabaseAccess, type DatabaseAccessArgs, type UsableDatabase } from "../databases/app-access";
import type { StoreApp } from "./connections";

/** The stores that apps may use, by their keys: all that an app names, or more. */
export interface UsableStores {
    readonly databases: Readonly<Record<string, UsableDatabase>>;
    readonly caches: Readonly<Record<string, CacheTarget>>;
}

/**
 * Lets an app in to its databases, with its users there, and to its caches. Returns what has to be there before the app
 * starts.
 */
export function createStoreAccess(
    name: string,
    args: Omit<DatabaseAccessArgs, "app" | "databases"> & { readonly app: StoreApp; readonly stores: UsableStores },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { app, stores, caller } = args;
    return [
        ...createDatabaseAccess(name, { ...args, databases: stores.databases }, parent),
        ...createCacheAccess(name, { caches: usedCaches(app.caches, stores.caches), caller }, parent),
    ];
}
