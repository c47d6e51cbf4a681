import { rulePriorities } from "../../components/load-balancing/priorities";
import type { RouteMatch } from "../../components/load-balancing/route-match";
import { invalid, type Path, type Problem } from "../problems";
import type { ServiceConfig } from "../schema";
import type { Check, Deployed, Service } from "./draft";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const quotas = { rules: 100, values: 5, wildcards: 5 } as const;

type PublicRoute = NonNullable<ServiceConfig["public"]>;
type InternalRoute = NonNullable<ServiceConfig["internal"]>;

/** One pair of a host and a path that a rule answers for. */
interface Claim {
    readonly loadBalancer: string;
    readonly host: string;
    readonly route: string;
    readonly owner: string;
    readonly path: Path;
}

/** All routes of a load balancer together: none may claim what another has, and AWS must take their rules. */
export const checkRules: Check = function* ({ services, deployed }) {
    yield* collisions(deployed.flatMap(publicClaims));
    yield* collisions(deployed.flatMap(internalClaims));
    for (const service of services) {
        yield* checkConditions(service);
    }
    yield* checkRuleCounts(deployed);
};

function publicClaims({ name, path, config }: Deployed): Claim[] {
    const { loadBalancer, hosts, paths } = config.public ?? { loadBalancer: "", hosts: [], paths: [] };
    return [...hosts.entries()].flatMap(([index, host]) =>
        (paths.length === 0 ? ["*"] : [...new Set(paths)]).map((route) => ({
            loadBalancer,
            host,
            route: route === "/*" ? "*" : route,
            owner: name,
            path: config.variantOf === undefined ? [...path, "public", "hosts", index] : path,
        })),
    );
}

function internalClaims({ name, path, config: { internal, variantOf } }: Deployed): Claim[] {
    return internal === undefined
        ? []
        : [
              {
                  ...internal,
                  host: internal.path,
                  route: "*",
                  owner: name,
                  path: variantOf === undefined ? [...path, "internal", "path"] : path,
              },
          ];
}

function* collisions(claims: readonly Claim[]): Iterable<Problem> {
    const owners = new Map<string, string>();
    for (const claim of claims) {
        const { host, loadBalancer, owner, path, route } = claim;
        const key = [loadBalancer, host, route].join(" ");
        const first = owners.get(key);
        if (first !== undefined && first !== owner) {
            const what = route === "*" ? (host.startsWith("/") ? "a path" : "a name") : "with paths";
            const taken = route === "*" ? "it" : route;
            const allowed = `${what} that no other service has on load balancer ${loadBalancer}; ${first} has ${taken}`;
            yield invalid(path, host, allowed);
        }
        owners.set(key, first ?? owner);
    }
}

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
