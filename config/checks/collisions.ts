import { invalid, type Path, type Problem } from "../problems";
import type { Check, Deployed } from "./draft";

/** One pair of a host and a path that a rule answers for. */
interface Claim {
    readonly loadBalancer: string;
    readonly host: string;
    readonly route: string;
    readonly owner: string;
    readonly path: Path;
}

/** Routes that claim the same: no two services may have the same host and path, or internal path, on a load balancer. */
export const checkCollisions: Check = function* ({ deployed }) {
    yield* collisions(deployed.flatMap(publicClaims));
    yield* collisions(deployed.flatMap(internalClaims));
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
