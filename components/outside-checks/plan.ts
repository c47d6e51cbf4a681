import type { Ec2AppsConfig } from "../ec2-apps/schema";
import type { ServicesConfig } from "../ecs/service/schema/service";
import { coversPattern } from "../load-balancing/path-pattern";
import { healthQuestion } from "../load-balancing/route-schema";
import { inOrder, ownerOf, type ListenerRule } from "../shared/block/listener-rule";
import type { SitesConfig } from "../static-sites/schema";
import type { OutsideChecksConfig } from "./schema";

/** A public host of the stack that is no wildcard, and what is known of asking it. */
export interface PublicHost {
    readonly host: string;
    /** Where its owner stands in the stack file: `services.certs`. */
    readonly owner: string;
    /** Name of the load balancer that it leads to; none for a site's. */
    readonly loadBalancer?: string;
    /** Path patterns that its owner answers for; empty for all. */
    readonly paths: readonly string[];
    /** Path that answers with 2xx or 3xx when all is well; undefined where none is known to. */
    readonly path: string | undefined;
    /** Whether it has a check unless the configuration leaves it out. */
    readonly byDefault: boolean;
    /** Whether a page of maintenance is answered for it, with 503. */
    readonly inMaintenance: boolean;
}

/** A host that is asked. */
export interface OutsideCheckPlan {
    readonly host: string;
    readonly owner: string;
    readonly loadBalancer?: string;
    readonly path: string;
    /** Text in the answer. */
    readonly contains?: string | undefined;
    /** What all checks share. */
    readonly asking: Pick<OutsideChecksConfig, "regions" | "failureThreshold">;
}

/** What hosts follow from: what can be deployed of each block, and the rules of load balancers. */
export interface HostSources {
    readonly rules: readonly ListenerRule[];
    readonly services: ServicesConfig;
    readonly ec2Apps: Ec2AppsConfig;
    readonly sites: SitesConfig;
}

/** Every public host by its name; of rules that share one, a rule without paths is asked before others. */
export function publicHosts(sources: HostSources): ReadonlyMap<string, PublicHost> {
    const rules = inOrder(sources.rules).flatMap((rule) => hostsOfRule(rule, sources));
    const ofRules = [...rules].sort((a, b) => Number(a.paths.length > 0) - Number(b.paths.length > 0));
    const ofSites = Object.entries(sources.sites).flatMap(([key, { hosts, redirectHosts }]) =>
        [...hosts, ...redirectHosts].map((host): PublicHost => {
            const byDefault = hosts.includes(host);
            return { host, owner: `sites.${key}`, paths: [], path: "/", byDefault, inMaintenance: false };
        }),
    );
    const found = new Map<string, PublicHost>();
    for (const host of [...ofRules, ...ofSites]) {
        found.set(host.host, found.get(host.host) ?? host);
    }
    return found;
}

/**
 * The checks of a configuration that has been found right, sorted by host. A host in maintenance has none: the page that stands in for the
 * app is answered with 503, and nobody is to be woken by it.
 */
export function plannedChecks(config: OutsideChecksConfig | undefined, sources: HostSources): OutsideCheckPlan[] {
    if (config === undefined) {
        return [];
    }
    const asking = { regions: config.regions, failureThreshold: config.failureThreshold };
    return [...publicHosts(sources).values()]
        .filter((host) => isChecked(config, host) && !host.inMaintenance)
        .map(({ host, owner, loadBalancer, path }) => ({
            ...{ host, owner, path: config.hosts[host]?.path ?? path ?? "/", contains: config.hosts[host]?.contains },
            ...(loadBalancer === undefined ? {} : { loadBalancer }),
            asking,
        }))
        .sort((a, b) => (a.host < b.host ? -1 : 1));
}

export function isChecked({ hosts, leftOut }: OutsideChecksConfig, { host, byDefault }: PublicHost): boolean {
    return !(host in leftOut) && (byDefault || host in hosts);
}

/** Whether a rule with these patterns takes a path, whose query does not count. */
export function takesPath(patterns: readonly string[], path: string): boolean {
    const [withoutQuery = ""] = path.split("?");
    return patterns.length === 0 || patterns.some((pattern) => coversPattern(pattern, withoutQuery));
}

function hostsOfRule(rule: ListenerRule, sources: HostSources): PublicHost[] {
    const { kind, match, written, loadBalancer, before } = rule;
    if ("pathPrefix" in match || !written) {
        return [];
    }
    const { paths } = match;
    const answering = answeringPath(rule, sources);
    const path = answering !== undefined && takesPath(paths, answering) ? answering : undefined;
    const byDefault = kind === "public" || kind === "ec2Public";
    const inMaintenance = before.includes("maintenance");
    return match.hosts
        .filter((host) => !host.startsWith("*"))
        .map((host) => ({ host, owner: ownerOf(rule), loadBalancer, paths, path, byDefault, inMaintenance }));
}

/** The path by which load balancers see that an app works, where its answer would satisfy Route 53 as well. */
function answeringPath({ kind, name }: ListenerRule, { services, ec2Apps }: HostSources): string | undefined {
    const app = { public: services, ec2Public: ec2Apps }[kind as string]?.[name];
    if (app === undefined) {
        return "/";
    }
    const { path, matcher } = healthQuestion(app);
    // Route 53 speaks no gRPC, and no answer from 400 on satisfies it.
    return app.protocolVersion === "GRPC" || /4\d\d/.test(matcher) ? undefined : path;
}
