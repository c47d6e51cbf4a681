import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerTarget } from "./load-balancer";
import type { RouteMatch } from "../shared/block/listener-rule";
import { Route, type RouteArgs } from "./route";
import type { AppRoute, InternalRoute } from "./route-schema";

/** How an app is reached through one load balancer. */
export type RouteEntrance = Pick<
    RouteArgs,
    "loadBalancer" | "priority" | "before" | "aliasZoneId" | "aliasHosts" | "errorRatio"
>;

export interface AppRoutesArgs extends Pick<
    RouteArgs,
    "scope" | "vpcId" | "topics" | "target" | "copies" | "transform"
> {
    /** What the app's block says of its routes. */
    readonly config: { readonly public?: AppRoute | undefined; readonly internal?: InternalRoute | undefined };
    /** Needed with `config.public`. */
    readonly publicRoute?: RouteEntrance | undefined;
    /** Needed with `config.internal`. */
    readonly internalRoute?: RouteEntrance | undefined;
}

/** What the blocks of all apps say of how requests reach a copy. */
export const targetKeys = [
    ...(["protocol", "protocolVersion", "healthCheck"] as const),
    ...(["deregistrationDelaySeconds", "slowAfterSeconds", "stickinessSeconds"] as const),
];

/** The ways to an app's copies. */
export interface CreatedRoutes {
    readonly all: readonly Route[];
    /** Where they start. */
    readonly loadBalancers: readonly LoadBalancerTarget[];
    /** The public route as the metric of requests per copy names it. */
    readonly requestLabel: pulumi.Output<string> | undefined;
}

/**
 * Creates the routes that an app's block asks for: `<name>-tg` and `<name>-int`.
 * @throws ResourceError when there is no load balancer that one could start from.
 */
export function createAppRoutes(name: string, args: AppRoutesArgs, parent: pulumi.Resource): CreatedRoutes {
    const { config, publicRoute, internalRoute } = args;
    const match = config.public && { hosts: config.public.hosts, paths: config.public.paths };
    const prefix = config.internal && { pathPrefix: config.internal.path };
    const { maintenance, signIn, slo: objective } = config.public ?? {};
    const ofPublic = { maintenance, signIn, objective };
    const open = match && createRoute(`${name}-tg`, { ...args, ...ofPublic }, publicRoute, match, parent);
    const inner = prefix && createRoute(`${name}-int`, args, internalRoute, prefix, parent);
    return {
        all: [open, inner].filter((route) => route !== undefined),
        loadBalancers: [open && publicRoute, inner && internalRoute].flatMap((used) => used?.loadBalancer ?? []),
        requestLabel:
            open &&
            publicRoute &&
            pulumi.interpolate`${publicRoute.loadBalancer.arnSuffix}/${open.targetGroupArnSuffix}`,
    };
}

function createRoute(
    name: string,
    args: AppRoutesArgs & Pick<RouteArgs, "maintenance" | "signIn" | "objective">,
    entrance: RouteEntrance | undefined,
    match: RouteMatch,
    parent: pulumi.Resource,
): Route {
    if (entrance === undefined) {
        throw new pulumi.ResourceError(`${name}: a route needs a load balancer to start from`, parent, true);
    }
    const { scope, vpcId, topics, target, copies, maintenance, signIn, objective, transform } = args;
    const common = { scope, vpcId, topics, target, copies, maintenance, signIn, objective, transform };
    return new Route(name, { ...entrance, ...common, match }, { parent });
}

/** Address of the first public host that is no wildcard. */
export function publicUrl(route: Pick<AppRoute, "hosts"> | undefined): string | undefined {
    const host = route?.hosts.find((candidate) => !candidate.startsWith("*"));
    return host && `https://${host}`;
}
