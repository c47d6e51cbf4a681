import { canBeValidated, type DnsConfig } from "../dns/block";
import { alerts } from "../monitoring/block";
import { defineBlock } from "../shared/block/block";
import { anyAccount } from "../shared/block/names";
import { edgeRegion } from "../shared/edge";
import { checkCertificateRegions, checkNames, checkPlace, checkRequests, checkUploads } from "./checks";
import { checkContent } from "./content-checks";
import { checkCollisions, checkHosts } from "./host-checks";
import { isCovered } from "./coverage";
import { siteNames } from "./names";
import { sitesSchema, type SiteConfig } from "./schema";

export const sites = defineBlock({
    key: "sites",
    schema: sitesSchema,
    needs: [alerts],
    fixedNames: (config, { prefix }) =>
        Object.keys(config).map((key) => [
            ["platform:sites", key],
            "bucket",
            `${siteNames(prefix, key).logBucket}-${anyAccount}`,
        ]),
    checks: [
        checkCertificateRegions,
        checkCollisions,
        checkContent,
        checkHosts,
        checkNames,
        checkPlace,
        checkUploads,
        checkRequests,
    ],
});

/** Whether a site needs a certificate that AWS cannot issue before another team has done its part. */
export function waitsForCertificate(
    site: Pick<SiteConfig, "hosts" | "redirectHosts" | "certificateArn">,
    { domain, zone, certificateArn }: DnsConfig,
): boolean {
    const imported = certificateArn?.split(":")[3] === edgeRegion && isCovered(site, domain);
    return site.certificateArn === undefined && !imported && !canBeValidated(zone);
}
