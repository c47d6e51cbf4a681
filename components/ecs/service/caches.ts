import type { CachesConfig } from "../../caches/schema";
import type { ServicesConfig } from "./schema/service";

/** The services that have a user in each Valkey cache, by its key. */
export function appsOfCaches(services: ServicesConfig, caches: CachesConfig): Record<string, readonly string[]> {
    const valkey = Object.keys(caches).filter((key) => caches[key]?.kind === "valkey");
    return Object.fromEntries(
        valkey.map((key) => [key, Object.keys(services).filter((name) => services[name]?.caches.includes(key))]),
    );
}
