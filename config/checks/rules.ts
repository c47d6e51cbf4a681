import { invalid, type Path, type Problem } from "../problems";
import type { Check, Deployed, Service } from "./draft";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const quotas = { rules: 100, values: 5, wildcards: 5 } as const;

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
    const counts = new Map<string, number>();
    for (const { config } of services) {
        for (const route of [config.public, config.internal]) {
            if (route !== undefined) {
                counts.set(route.loadBalancer, (counts.get(route.loadBalancer) ?? 0) + 1);
            }
        }
    }
    for (const [name, count] of counts) {
        if (count > quotas.rules) {
            yield tooMany(["platform:loadBalancers", name], `${count} routes`, `${quotas.rules}`, "a load balancer");
        }
    }
}

function tooMany(path: Path, found: string, allowed: string, of: string): Problem {
    return {
        path,
        statement: `${found} are not valid; allowed ${allowed}, AWS's quota for ${of}`,
        fix: "Name fewer in",
    };
}
