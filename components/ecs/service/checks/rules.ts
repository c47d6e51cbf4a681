import { rulePriorities } from "../../../load-balancing/priorities";
import type { RouteMatch } from "../../../load-balancing/route-match";
import type { InternalRoute, PublicRoute } from "../../../load-balancing/route-schema";
import type { ConfigProblem, KeyPath } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { deployedEntries, serviceEntries, type ServiceEntry } from "./entries";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const quotas = { rules: 100, values: 5, wildcards: 5 } as const;

/** Routes as rules of a listener, alone and all together: AWS must take them. */
export function* checkRules(services: ServicesConfig): Iterable<ConfigProblem> {
    for (const service of serviceEntries(services)) {
        yield* checkConditions(service);
    }
    yield* checkRuleCounts(deployedEntries(services));
}

function* checkConditions({ path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const { hosts, paths } = config.public ?? { hosts: [], paths: [] };
    const values = [...hosts, ...paths];
    if (values.length > quotas.values) {
        yield tooMany([...path, "public"], `${values.length} hosts and paths`, `${quotas.values} in all`, "a rule");
    }
    const wildcards = values.join("").match(/[*?]/g)?.length ?? 0;
    if (wildcards > quotas.wildcards) {
        yield tooMany([...path, "public"], `${wildcards} wildcards`, `${quotas.wildcards} in all`, "a rule");
    }
}

function* checkRuleCounts(services: readonly ServiceEntry[]): Iterable<ConfigProblem> {
    const routes = services.flatMap(({ name, config }) =>
        [config.public, config.internal].flatMap((route) => (route === undefined ? [] : [{ name, route }])),
    );
    for (const loadBalancer of new Set(routes.map(({ route }) => route.loadBalancer))) {
        const path = ["platform:loadBalancers", loadBalancer];
        const here = routes.filter(({ route }) => route.loadBalancer === loadBalancer);
        if (here.length > quotas.rules) {
            yield tooMany(path, `${here.length} routes`, `${quotas.rules}`, "a load balancer");
        } else {
            yield* withoutPriority(path, Object.fromEntries(here.map(({ name, route }) => [name, matchOf(route)])));
        }
    }
}

/** Routes of one kind, such as wildcard hosts with paths of one length, share a part of a listener's priorities. */
function* withoutPriority(path: KeyPath, matches: Readonly<Record<string, RouteMatch>>): Iterable<ConfigProblem> {
    try {
        rulePriorities(matches);
    } catch (error) {
        yield { path, statement: error instanceof Error ? error.message : String(error), fix: "Move some routes in" };
    }
}

function matchOf(route: PublicRoute | InternalRoute): RouteMatch {
    return "path" in route ? { pathPrefix: route.path } : route;
}

function tooMany(path: KeyPath, found: string, allowed: string, of: string): ConfigProblem {
    return {
        path,
        statement: `${found} are not valid; allowed ${allowed}, AWS's quota for ${of}`,
        fix: "Name fewer in",
    };
}
