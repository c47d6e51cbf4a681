import { dns } from "../../dns/block";
import { covers } from "../../dns/coverage";
import type { StackDraft } from "../../shared/block/block";
import { blocksWithRules } from "../../shared/block/listener-rule";
import type { ConfigProblem } from "../../shared/block/problems";
import { hostsAt, offeredCertificates } from "../offered-certificates";

/** Beside the default certificate. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxCertificates = 25;

/** Certificates for hosts outside the domain: each is some host's, and a load balancer takes all that its hosts need. */
export function* checkCertificates(_config: unknown, draft: StackDraft): Iterable<ConfigProblem> {
    const { certificates = {} } = draft.block(dns) ?? {};
    const routes = hostsAt(draft.listenerRules());
    const hosts = routes.flatMap((route) => route.hosts);
    const knowsRoutes = draft.knowsAll(blocksWithRules);
    for (const [key, { names }] of Object.entries(certificates)) {
        if (knowsRoutes && !hosts.some((host) => covers(names, host))) {
            const statement = "no app or redirect has a host that it is for; allowed one that a load balancer needs";
            yield { path: ["platform:dns", "certificates", key], statement, fix: "Remove it from" };
        }
    }
    for (const loadBalancer of draft.namesIn({ key: "loadBalancers" })) {
        const count = Object.keys(offeredCertificates(loadBalancer, routes, certificates)).length;
        if (count > maxCertificates) {
            const statement = `its hosts need ${count} of dns.certificates; allowed ${maxCertificates}, AWS's quota for a load balancer`;
            const fix = "Join certificates in, or move services to another load balancer in";
            yield { path: ["platform:loadBalancers", loadBalancer], statement, fix };
        }
    }
}
