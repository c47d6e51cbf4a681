import { mapValues } from "../shared/records";
import { rulePriorities } from "./priorities";
import { patternsOf, type RouteMatch } from "./route-match";
import type { InternalRoute, PublicRoute } from "./route-schema";

/** What a service says of its places on load balancers. */
interface RoutedService {
    readonly public?: PublicRoute | undefined;
    readonly internal?: InternalRoute | undefined;
}

/** Where one rule of a service stands on its listener. */
export interface ServiceRoute {
    /** Name of the load balancer. */
    readonly loadBalancer: string;
    /** The rule's place among the listener's rules. */
    readonly priority: number;
    /** Hosts whose records this route creates: of the services that share a host, the first in alphabetical order does. */
    readonly aliasHosts: readonly string[];
}

/** A service's places on the load balancers that it is reached through. */
export interface ServiceRoutes {
    readonly public?: ServiceRoute;
    readonly internal?: ServiceRoute;
}

interface Rule {
    readonly service: string;
    readonly kind: keyof ServiceRoutes;
    readonly loadBalancer: string;
    readonly match: RouteMatch;
}

/** The routes of every service, with priorities that are unique on each listener. */
export function serviceRoutes(services: Readonly<Record<string, RoutedService>>): Record<string, ServiceRoutes> {
    const rules = Object.entries(services).flatMap(([name, config]) => rulesOf(name, config));
    const routes: Record<string, ServiceRoutes> = mapValues(services, () => ({}));
    for (const loadBalancer of new Set(rules.map((rule) => rule.loadBalancer))) {
        const here = rules.filter((rule) => rule.loadBalancer === loadBalancer);
        const priorities = rulePriorities(Object.fromEntries(here.map((rule) => [rule.service, rule.match])));
        for (const { service, kind } of here) {
            const priority = priorities[service];
            if (priority !== undefined) {
                const aliasHosts = hostsOwnedBy(service, here);
                routes[service] = { ...routes[service], [kind]: { loadBalancer, priority, aliasHosts } };
            }
        }
    }
    return routes;
}

function hostsOwnedBy(service: string, rules: readonly Rule[]): readonly string[] {
    const hostsOf = (rule: Rule) => patternsOf(rule.match).hosts;
    const [own] = rules.filter((rule) => rule.service === service);
    const earlier = new Set(rules.filter((rule) => rule.service < service).flatMap(hostsOf));
    return own === undefined ? [] : hostsOf(own).filter((host) => !earlier.has(host));
}

function rulesOf(service: string, config: RoutedService): readonly Rule[] {
    const rules: Rule[] = [];
    if (config.public !== undefined) {
        const { loadBalancer, hosts, paths } = config.public;
        rules.push({ service, kind: "public", loadBalancer, match: { hosts, paths } });
    }
    if (config.internal !== undefined) {
        const { loadBalancer, path } = config.internal;
        rules.push({ service, kind: "internal", loadBalancer, match: { pathPrefix: path } });
    }
    return rules;
}
