import { dns, maxCertificateName, type DnsConfig } from "../dns/block";
import { covers, isAtOrBelow } from "../dns/coverage";
import type { StackDraft } from "../shared/block/block";
import { ownerOf } from "../shared/block/listener-rule";
import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { tooMany } from "../shared/block/quotas";
import { edgeRegion } from "../shared/edge";
import type { SiteConfig, SitesConfig } from "./schema";

/** @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html */
const mostNames = 10;

/** A host of a site, with its place in the stack file. */
interface Claim {
    readonly host: string;
    readonly path: KeyPath;
}

function claimsOf(key: string, { hosts, redirectHosts }: SiteConfig): readonly Claim[] {
    return Object.entries({ hosts, redirectHosts }).flatMap(([list, names]) =>
        names.map((host, index) => ({ host, path: ["platform:sites", key, list, index] })),
    );
}

/** A certificate covers each host, or the stack can prove that it is its own. */
export function* checkHosts(sites: SitesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const config = draft.block(dns);
    for (const [key, site] of Object.entries(sites)) {
        if (site.certificateArn !== undefined || config === undefined) {
            continue;
        }
        const claims = claimsOf(key, site);
        for (const { host, path } of claims) {
            const allowed = allowedHost(host, config, draft.region);
            if (allowed !== undefined) {
                yield invalid(path, host, allowed);
            }
        }
        if (claims.length > mostNames) {
            const found = `${claims.length} hosts and redirectHosts`;
            yield tooMany(["platform:sites", key], found, `${mostNames} in all`, "a certificate");
        }
        const [first = ""] = site.hosts;
        if (first.length > maxCertificateName) {
            const allowed = `at most ${maxCertificateName} characters for the first, so that it fits a certificate`;
            yield invalid(["platform:sites", key, "hosts", 0], first, allowed, "Put a shorter one first in");
        }
    }
}

/** What a host may be, where it is none of that. */
function allowedHost(host: string, { domain, zone }: DnsConfig, region: string | undefined): string | undefined {
    if (isAtOrBelow(host, `internal.${domain}`)) {
        return "another name; inside the VPC this one belongs to internal load balancers";
    }
    if (zone.kind !== "external") {
        return isAtOrBelow(host, domain)
            ? undefined
            : `${domain} or a name below it, or certificateArn with its certificate`;
    }
    // Another team would be asked for records once more, for each site.
    if (region !== undefined && region !== edgeRegion) {
        return `any with certificateArn, for the zone is another team's and the stack's certificate in another region than ${edgeRegion}`;
    }
    return covers([domain, `*.${domain}`], host)
        ? undefined
        : `${domain} or a name one level below it, which the certificate covers, or certificateArn: the zone is another team's`;
}

/** A host is one name in DNS: it leads to one site, or to a load balancer. */
export function* checkCollisions(sites: SitesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const owners = new Map<string, string>();
    for (const rule of draft.listenerRules()) {
        for (const host of "hosts" in rule.match ? rule.match.hosts : []) {
            owners.set(host, ownerOf(rule));
        }
    }
    for (const [key, site] of Object.entries(sites)) {
        for (const { host, path } of claimsOf(key, site)) {
            const owner = owners.get(host);
            if (owner !== undefined) {
                yield invalid(path, host, `a name that leads nowhere else; ${owner} has this one`);
            }
            owners.set(host, `sites.${key}`);
        }
    }
}
