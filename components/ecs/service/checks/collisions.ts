import { bastion } from "../../../bastion/block";
import { dns } from "../../../dns/block";
import { redirects } from "../../../load-balancing/redirects/block";
import type { RedirectsConfig } from "../../../load-balancing/redirects/schema";
import type { PublicRoute } from "../../../load-balancing/route-schema";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { deployedEntries, type DeployedEntry } from "./entries";

/** One pair of a host and a path that a rule answers for. */
interface Claim {
    readonly loadBalancer: string;
    readonly host: string;
    readonly route: string;
    /** Key of the service, or `redirects` and the key of the redirect. */
    readonly owner: string;
    readonly path: KeyPath;
}

/** Rules that claim the same: no two services, and no redirect, may have the same host and path, or internal path, on a load balancer. */
export function* checkCollisions(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const deployed = deployedEntries(services);
    const claims = [...deployed.flatMap(publicClaims), ...redirectClaims(draft.block(redirects))];
    yield* collisions(claims);
    yield* collisions(deployed.flatMap(internalClaims));
    // Elsewhere a CDN before both may tell them apart.
    if (draft.block(dns)?.zone.kind !== "external") {
        yield* scattered(claims);
    }
}

/** A service that has the bastion's name. */
export function* checkBastionName(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const hostName = draft.block(bastion)?.ssh?.hostName;
    const rival = deployedEntries(services).find(({ config }) =>
        config.public?.hosts.some((host) => host === hostName),
    );
    if (rival !== undefined) {
        const allowed = `a name that no service has; services.${rival.name} has this one`;
        yield invalid(["platform:bastion", "ssh", "hostName"], hostName, allowed);
    }
}

function publicClaims({ name, path, config }: DeployedEntry): Claim[] {
    const at = config.variantOf === undefined ? [...path, "public"] : path;
    return config.public === undefined ? [] : claimsOf(config.public, name, at, config.variantOf === undefined);
}

function redirectClaims(config: RedirectsConfig): Claim[] {
    return Object.entries(config).flatMap(([name, redirect]) =>
        claimsOf(redirect, `redirects.${name}`, ["platform:redirects", name], true),
    );
}

function claimsOf(
    { loadBalancer, hosts, paths }: PublicRoute,
    owner: string,
    path: KeyPath,
    hasHosts: boolean,
): Claim[] {
    return [...hosts.entries()].flatMap(([index, host]) =>
        (paths.length === 0 ? ["*"] : [...new Set(paths)]).map((route) => ({
            loadBalancer,
            host,
            route: route === "/*" ? "*" : route,
            owner,
            path: hasHosts ? [...path, "hosts", index] : path,
        })),
    );
}

function internalClaims({ name, path, config: { internal, variantOf } }: DeployedEntry): Claim[] {
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

function isRedirect(owner: string): boolean {
    return owner.startsWith("redirects.");
}

function* collisions(claims: readonly Claim[]): Iterable<ConfigProblem> {
    const owners = new Map<string, string>();
    for (const claim of claims) {
        const { host, loadBalancer, owner, path, route } = claim;
        const key = [loadBalancer, host, route].join(" ");
        const first = owners.get(key);
        if (first !== undefined && first !== owner) {
            const what = route === "*" ? (host.startsWith("/") ? "a path" : "a name") : "with paths";
            const taken = route === "*" ? "it" : route;
            const others = isRedirect(owner) ? "service or other redirect" : "other service";
            const allowed = `${what} that no ${others} has on load balancer ${loadBalancer}; ${first} has ${taken}`;
            yield invalid(path, host, allowed);
        }
        owners.set(key, first ?? owner);
    }
}
