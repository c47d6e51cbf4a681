import { delivery } from "../delivery/block";
import type { StackDraft } from "../shared/block/block";
import { invalid, listed, required, type ConfigProblem } from "../shared/block/problems";
import { arnElsewhere, onlyInAws } from "../shared/block/region";
import { dns } from "../dns/block";
import { edgeRegion } from "../shared/edge";
import { checkWaf } from "../waf/checks";
import { siteNames } from "./names";
import type { SitesConfig } from "./schema";

const pathOf = (site: string) => ["platform:sites", site];

/** What sites need of the stack around them. */
export function* checkPlace(sites: SitesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const names = Object.keys(sites).map((key) => `sites.${key}`);
    if (names.length === 0) {
        return;
    }
    if (!draft.mentions(dns)) {
        yield required(["platform:dns"], `it gives ${listed(names, "and")} a name and a certificate`);
    }
    yield* onlyInAws(["platform:sites"], draft.region, { what: "CloudFront", where: "it is" });
}

/** Names that are others' as well. */
export function* checkNames(sites: SitesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const key of Object.keys(sites)) {
        const names = siteNames(draft.prefix, key);
        // AWS knows alarms by name alone, and overwrites one that is there.
        for (const block of ["services", "loadBalancers"]) {
            if (draft.namesIn({ key: block }).includes(names.logical)) {
                const statement = `its alarms would have the names of those of sites.${key}; allowed a name of its own`;
                yield { path: [`platform:${block}`, names.logical], statement, fix: "Rename it in" };
            }
        }
    }
}

export function* checkCertificateRegions(sites: SitesConfig): Iterable<ConfigProblem> {
    for (const [key, { certificateArn }] of Object.entries(sites)) {
        const why = "CloudFront takes certificates of that region alone";
        yield* arnElsewhere([...pathOf(key), "certificateArn"], certificateArn, edgeRegion, why);
    }
}

/** What stands before a site and reads each request. */
export function* checkRequests(sites: SitesConfig): Iterable<ConfigProblem> {
    for (const [key, { waf }] of Object.entries(sites)) {
        yield* waf === undefined ? [] : checkWaf([...pathOf(key), "waf"], waf);
    }
}

/** Who uploads: the program, or the pipeline of a repository, whose tokens AWS has to know. */
export function* checkUploads(sites: SitesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [key, { content, uploadedBy }] of Object.entries(sites)) {
        const path = [...pathOf(key), "uploadedBy"];
        if (uploadedBy === undefined) {
            continue;
        }
        if (content !== undefined) {
            yield invalid(path, uploadedBy, "without content, which the program uploads", "Remove one of them from");
        } else if (!draft.mentions(delivery)) {
            yield required(
                ["platform:delivery"],
                `sites.${key}.uploadedBy is let in by its provider of GitHub's tokens`,
            );
        } else if (draft.block(delivery)?.circleci !== undefined) {
            const allowed = "with platform:delivery.github, which has the provider of GitHub's tokens";
            yield invalid(path, uploadedBy, allowed, "Remove it from");
        }
    }
}
