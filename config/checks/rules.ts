import { rulePriorities } from "../../components/load-balancing/priorities";
import type { RouteMatch } from "../../components/load-balancing/route-match";
import type { Path, Problem } from "../problems";
import type { ServiceConfig } from "../schema";
import type { Check, Service } from "./draft";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const quotas = { rules: 100, values: 5, wildcards: 5 } as const;

type PublicRoute = NonNullable<ServiceConfig["public"]>;
type InternalRoute = NonNullable<ServiceConfig["internal"]>;

/** Routes as rules of a listener, alone and all together: AWS must take them. */
export const checkRules: Check = function* ({ services, deployed }) {
    for (const service of services) {
        yield* checkConditions(service);
    }
    yield* checkRuleCounts(deployed);
};

function* checkConditions({ path, config }: Service): Iterable<Problem> {
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

function* checkRuleCounts(services: readonly Service[]): Iterable<Problem> {
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
function* withoutPriority(path: Path, matches: Readonly<Record<string, RouteMatch>>): Iterable<Problem> {
    try {
        rulePriorities(matches);
    } catch (error) {
        yield { path, statement: error instanceof Error ? error.message : String(error), fix: "Move some routes in" };
    }
}

function matchOf(route: PublicRoute | InternalRoute): RouteMatch {
    return "path" in route ? { pathPrefix: route.path } : route;
}

function tooMany(path: Path, found: string, allowed: string, of: string): Problem {
    return {
        path,
        statement: `${found} are not valid; allowed ${allowed}, AWS's quota for ${of}`,
        fix: "Name fewer in",
    };
}
