import { dns } from "../dns/block";
import { covers } from "../dns/coverage";
import type { StackDraft } from "../shared/block/block";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { tooMany } from "../shared/block/quotas";
import { loadBalancers } from "./block";
import type { AppRoute, PublicRoute, SignedRoute } from "./route-schema";
import type { LoadBalancerConfig } from "./schema";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const quotas = { values: 5, wildcards: 5 } as const;

/** The load balancer of a route exists and has the right scheme. `path` is the route's. */
export function* checkLoadBalancer(
    draft: StackDraft,
    route: KeyPath,
    name: string,
    scheme: LoadBalancerConfig["scheme"],
): Iterable<ConfigProblem> {
    const path = [...route, "loadBalancer"];
    const existing = draft.block(loadBalancers);
    const fitting = Object.keys(existing).filter((key) => existing[key]?.scheme === scheme);
    const choice = fitting.length === 0 ? "; platform:loadBalancers has none" : `: ${listed(fitting, "or")}`;
    const actual = existing[name]?.scheme;
    if (!draft.namesIn(loadBalancers).includes(name)) {
        yield invalid(path, name, `the name of an ${scheme} load balancer${choice}`);
    } else if (actual !== undefined && actual !== scheme) {
        yield invalid(path, name, `the name of an ${scheme} load balancer${choice}; this one is ${actual}`);
    }
}

/** What the hosts of a public route may be. */
export interface CertifiedNames {
    readonly domain: string;
    /** Names of every certificate that its load balancer can have. */
    readonly names: readonly string[];
}

/** Undefined when its load balancer has a certificate of its own, whose names are not known. */
export function certifiedNames(draft: StackDraft, loadBalancer: string): CertifiedNames | undefined {
    const { certificateArn } = draft.block(loadBalancers)[loadBalancer] ?? {};
    const { domain, certificates = {} } = draft.block(dns) ?? {};
    return certificateArn !== undefined || domain === undefined
        ? undefined
        : { domain, names: [domain, `*.${domain}`, ...Object.values(certificates).flatMap(({ names }) => names)] };
}

export function coveredBy({ domain }: CertifiedNames): string {
    return `${domain} or a name one level below it, which the certificate covers, or a name of platform:dns.certificates`;
}

/** Certificates cover the hosts of a public route. `path` is the route's. */
export function* checkHosts(draft: StackDraft, path: KeyPath, route: PublicRoute): Iterable<ConfigProblem> {
    const certified = certifiedNames(draft, route.loadBalancer);
    for (const [index, host] of route.hosts.entries()) {
        if (certified !== undefined && !covers(certified.names, host)) {
            yield invalid([...path, "hosts", index], host, coveredBy(certified));
        } else if (certified !== undefined && host === `internal.${certified.domain}`) {
            const allowed = "another name; inside the VPC this one is the zone of internal load balancers";
            yield invalid([...path, "hosts", index], host, allowed);
        }
    }
}

/** AWS takes the hosts and paths of a public route as one rule. `path` is the route's. */
export function* checkConditions(
    path: KeyPath,
    { hosts, paths, maintenance }: PublicRoute & Pick<AppRoute, "maintenance">,
): Iterable<ConfigProblem> {
    const values = [...hosts, ...paths];
    const [most, why] =
        maintenance?.bypass === undefined
            ? [quotas.values, "a rule"]
            : [quotas.values - 1, "a rule, of which the header of maintenance.bypass takes one"];
    if (values.length > most) {
        yield tooMany(path, `${values.length} hosts and paths`, `${most} in all`, why);
    }
    yield* checkWildcards(path, values);
}

function* checkWildcards(path: KeyPath, values: readonly string[]): Iterable<ConfigProblem> {
    const wildcards = values.join("").match(/[*?]/g)?.length ?? 0;
    if (wildcards > quotas.wildcards) {
        yield tooMany(path, `${wildcards} wildcards`, `${quotas.wildcards} in all`, "a rule");
    }
}

/** What needs no sign-in is a rule of its own with the route's hosts. `path` is the route's. */
export function* checkExceptions(path: KeyPath, { hosts, signIn }: SignedRoute): Iterable<ConfigProblem> {
    const { except = [] } = signIn ?? {};
    const values = [...hosts, ...except];
    const place = [...path, "signIn", "except"];
    if (values.length > quotas.values && except.length > 0) {
        yield tooMany(place, `${values.length} hosts and paths`, `${quotas.values} in all`, "a rule");
    }
    yield* checkWildcards(place, except);
}
