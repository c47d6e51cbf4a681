import { covers } from "../dns/coverage";
import type { SiteConfig } from "./schema";

/** Whether the stack's certificate is one for all of a site's hosts. */
export function isCovered(
    { hosts, redirectHosts }: Pick<SiteConfig, "hosts" | "redirectHosts">,
    domain: string,
): boolean {
    return [...hosts, ...redirectHosts].every((host) => covers([domain, `*.${domain}`], host));
}
