import { z } from "zod";
import { keyName } from "../shared/block/primitives";
import type { CachesConfig } from "./schema";

/** The caches that an app uses, by their keys in the `caches` block. */
export const cacheUsesSchema = z
    .array(keyName(16))
    .default([])
    .describe("Caches that the app uses, by name; of `valkey` each gives it a user.");

/** Apps of a block by name, or a part of them. */
type CacheApps = Readonly<Record<string, { readonly caches: readonly string[] }>>;

/** The apps that have a user in each Valkey cache, by its key. `blocks` are those of the stack file whose apps use caches. */
export function appsOfCaches(caches: CachesConfig, blocks: readonly CacheApps[]): Record<string, readonly string[]> {
    const apps = blocks.flatMap((block) => Object.entries(block));
    const valkey = Object.keys(caches).filter((key) => caches[key]?.kind === "valkey");
    return Object.fromEntries(
        valkey.map((key) => [key, apps.filter(([, app]) => app.caches.includes(key)).map(([name]) => name)]),
    );
}
