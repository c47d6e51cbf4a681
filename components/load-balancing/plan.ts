import { rulePriorities } from "./priorities";
import { patternsOf, type RouteMatch } from "./route-match";
import type { InternalRoute, PublicRoute } from "./route-schema";

/** What a service says of its places on load balancers. */
interface RoutedService {
    readonly public?: PublicRoute | undefined;
    readonly internal?: InternalRoute | undefined;
}

/** Where one rule stands on its listener. */
export interface RulePlace {
    /** Name of the load balancer. */
    readonly loadBalancer: string;
    /** Its place among the listener's rules. */
    readonly priority: number;
    /**
     * Hosts whose records it creates: of the rules that share a host, the first does. Services come in alphabetical order,
     * and redirects after them.
     */
    readonly aliasHosts: readonly string[];
}

/** Places of rules, by the names of their services and redirects. */
export type RulePlan = Readonly<Record<RuleKind, Readonly<Record<string, RulePlace>>>>;

type RuleKind = "public" | "internal" | "redirects";

/** A rule of a load balancer's listener that does not have its place yet. */
export interface ListenerRule {
    readonly name: string;
    readonly kind: RuleKind;
    readonly loadBalancer: string;
    readonly match: RouteMatch;
}

/** The places of all rules, with priorities that are unique on each listener. @throws Error as `rulePriorities` does. */
export function planRules(rules: readonly ListenerRule[]): RulePlan {
    const places = [...new Set(rules.map(({ loadBalancer }) => loadBalancer))].flatMap((loadBalancer) =>
        placesAt(
            loadBalancer,
            rules.filter((rule) => rule.loadBalancer === loadBalancer),
        ),
    );
    const ofKind = (kind: RuleKind) =>
        Object.fromEntries(places.flatMap(([rule, place]) => (rule.kind === kind ? [[rule.name, place]] : [])));
    return { public: ofKind("public"), internal: ofKind("internal"), redirects: ofKind("redirects") };
}

function placesAt(loadBalancer: string, rules: readonly ListenerRule[]): (readonly [ListenerRule, RulePlace])[] {
    const priorities = rulePriorities(Object.fromEntries(rules.map((rule) => [keyOf(rule), rule.match])));
    return rules.flatMap((rule) => {
        const priority = priorities[keyOf(rule)];
        const place = { loadBalancer, aliasHosts: hostsOwnedBy(rule, rules) };
        return priority === undefined ? [] : [[rule, { ...place, priority }] as const];
    });
}

/** A rule's place follows from it. A service has one rule on a load balancer, for each has one scheme. */
function keyOf({ kind, name }: ListenerRule): string {
    return kind === "redirects" ? `redirects.${name}` : name;
}

function hostsOwnedBy(rule: ListenerRule, rules: readonly ListenerRule[]): readonly string[] {
    const rank = ({ kind, name }: ListenerRule) => `${kind === "redirects" ? 1 : 0} ${name}`;
    const earlier = new Set(
        rules.filter((other) => rank(other) < rank(rule)).flatMap(({ match }) => patternsOf(match).hosts),
    );
    return patternsOf(rule.match).hosts.filter((host) => !earlier.has(host));
}

/** The rules of services and redirects. */
export function listenerRules(
    services: Readonly<Record<string, RoutedService>>,
    redirects: Readonly<Record<string, PublicRoute>>,
): readonly ListenerRule[] {
    return [
        ...Object.entries(services).flatMap(([name, { public: open, internal }]) => [
            ...(open === undefined ? [] : [openRule("public", name, open)]),
            ...(internal === undefined ? [] : [internalRule(name, internal)]),
        ]),
        ...Object.entries(redirects).map(([name, redirect]) => openRule("redirects", name, redirect)),
    ];
}

function openRule(kind: RuleKind, name: string, { loadBalancer, hosts, paths }: PublicRoute): ListenerRule {
    return { name, kind, loadBalancer, match: { hosts, paths } };
}

function internalRule(name: string, { loadBalancer, path }: InternalRoute): ListenerRule {
    return { name, kind: "internal", loadBalancer, match: { pathPrefix: path } };
}
