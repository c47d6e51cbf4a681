import { dns } from "../../dns/block";
import type { StackDraft } from "../../shared/block/block";
import { ruleKey, ruleOwners, type ListenerRule, type RuleKind } from "../../shared/block/listener-rule";
import { invalid, type ConfigProblem, type KeyPath } from "../../shared/block/problems";

/** One pair of a host and a path that a rule answers for. */
interface Claim {
    readonly loadBalancer: string;
    readonly host: string;
    readonly route: string;
    readonly kind: RuleKind;
    readonly owner: string;
    readonly path: KeyPath;
}

/** Rules that claim the same: no two may have the same host and path, or internal path, on a load balancer. */
export function* checkCollisions(_config: unknown, draft: StackDraft): Iterable<ConfigProblem> {
    const claims = draft.listenerRules().flatMap(claimsOf);
    yield* collisions(claims);
    // Elsewhere a CDN before both may tell them apart.
    if (draft.block(dns)?.zone.kind !== "external") {
        yield* scattered(claims.filter(({ host }) => !host.startsWith("/")));
    }
}

function claimsOf(rule: ListenerRule): readonly Claim[] {
    const { loadBalancer, match, kind, path, written } = rule;
    const common = { loadBalancer, kind, owner: ruleKey(rule) };
    if ("pathPrefix" in match) {
        return [{ ...common, host: match.pathPrefix, route: "*", path: written ? [...path, "path"] : path }];
    }
    return [...match.hosts.entries()].flatMap(([index, host]) =>
        (match.paths.length === 0 ? ["*"] : [...new Set(match.paths)]).map((route) => ({
            ...common,
            host,
            route: route === "/*" ? "*" : route,
            path: written ? [...path, "hosts", index] : path,
        })),
    );
}

/** A host is one name in DNS: it leads to one load balancer. */
function* scattered(claims: readonly Claim[]): Iterable<ConfigProblem> {
    const homes = new Map<string, Claim>();
    for (const claim of claims) {
        const { host, loadBalancer, path } = claim;
        const home = homes.get(host);
        if (home !== undefined && home.loadBalancer !== loadBalancer) {
            const allowed = `one load balancer for a name; ${home.owner} has this one on ${home.loadBalancer}, and it would lead to ${loadBalancer}`;
            yield invalid(path, host, allowed);
        }
        homes.set(host, home ?? claim);
    }
}

function* collisions(claims: readonly Claim[]): Iterable<ConfigProblem> {
    const firsts = new Map<string, Claim>();
    for (const claim of claims) {
        const { host, loadBalancer, owner, path, route } = claim;
        const key = [loadBalancer, host, route].join(" ");
        const first = firsts.get(key);
        if (first !== undefined && first.owner !== owner) {
            const what = route === "*" ? (host.startsWith("/") ? "a path" : "a name") : "with paths";
            const taken = route === "*" ? "it" : route;
            const others = othersOf(claim, first);
            const allowed = `${what} that no ${others} has on load balancer ${loadBalancer}; ${first.owner} has ${taken}`;
            yield invalid(path, host, allowed);
        }
        firsts.set(key, first ?? claim);
    }
}

/** Who may have the same as neither of the two. */
function othersOf({ kind }: Claim, first: Claim): string {
    const [own, before] = [ruleOwners[kind].noun, ruleOwners[first.kind].noun];
    return own === "service" ? "other service" : `${before === own ? "service" : before} or other ${own}`;
}
