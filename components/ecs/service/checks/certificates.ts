import { dns } from "../../../dns/block";
import { covers } from "../../../dns/coverage";
import { loadBalancers } from "../../../load-balancing/block";
import { redirects } from "../../../load-balancing/redirects/block";
import { offeredCertificates } from "../../../load-balancing/offered-certificates";
import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { deployedEntries } from "./entries";

/** Beside the default certificate. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxCertificates = 25;

/** Certificates for hosts outside the domain: each is some host's, and a load balancer takes all that its hosts need. */
export function* checkCertificates(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { certificates = {} } = draft.block(dns) ?? {};
    const routes = [
        ...deployedEntries(services).flatMap(({ config }) => config.public ?? []),
        ...Object.values(draft.block(redirects)),
    ];
    const hosts = routes.flatMap((route) => route.hosts);
    // One that its schema refuses may have the host.
    const complete =
        draft.namesIn({ key: "services" }).length === Object.keys(services).length &&
        draft.namesIn(redirects).length === Object.keys(draft.block(redirects)).length;
    for (const [key, { names }] of Object.entries(certificates)) {
        if (complete && !hosts.some((host) => covers(names, host))) {
            const statement =
                "no service or redirect has a host that it is for; allowed one that a load balancer needs";
            yield { path: ["platform:dns", "certificates", key], statement, fix: "Remove it from" };
        }
    }
    for (const loadBalancer of draft.namesIn(loadBalancers)) {
        const count = Object.keys(offeredCertificates(loadBalancer, routes, certificates)).length;
        if (count > maxCertificates) {
            const statement = `its hosts need ${count} of dns.certificates; allowed ${maxCertificates}, AWS's quota for a load balancer`;
            const fix = "Join certificates in, or move services to another load balancer in";
            yield { path: ["platform:loadBalancers", loadBalancer], statement, fix };
        }
    }
}
