import { mapValues } from "../shared/records";
import type { SitesConfig } from "./schema";
import { StaticSite, type StaticSiteArgs } from "./static-site";

/** The sites of the block, by key. */
export function createSites(
    configs: SitesConfig,
    /** What all of them are handed; not asked for where there is no site. */
    shared: () => Omit<StaticSiteArgs, "key" | "config" | "transform">,
): Record<string, StaticSite> {
    return mapValues(configs, (config, key) => new StaticSite(`site-${key}`, { ...shared(), key, config }));
}
