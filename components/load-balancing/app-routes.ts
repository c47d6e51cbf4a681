import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerTarget } from "./load-balancer";
import { pick } from "../shared/records";
import { Route, type RouteArgs, type RouteTarget } from "./route";
import type { AppRoute, InternalRoute } from "./route-schema";

/** How an app is reached through one load balancer. */
export type RouteEntrance = Pick<
    RouteArgs,
    "loadBalancer" | "priority" | "before" | "aliasZoneId" | "aliasHosts" | "errorRatio"
>;

/** What the blocks of all apps say of how requests reach a copy. */
const targetKeys = [
    ...(["protocol", "protocolVersion", "healthCheck"] as const),
    ...(["deregistrationDelaySeconds", "slowAfterSeconds", "stickinessSeconds"] as const),
];

/** What an app's block says of its routes. */
interface RoutedApp extends Pick<RouteTarget, (typeof targetKeys)[number]> {
    readonly public?: AppRoute | undefined;
    readonly internal?: InternalRoute | undefined;
}

export interface AppRoutesArgs extends Pick<RouteArgs, "scope" | "vpcId" | "topics" | "copies" | "transform"> {
    readonly config: RoutedApp;
    /** What its block does not say of its copies. */
    readonly target: Pick<RouteTarget, "type" | "port">;
    /** Needed with `config.public`. */
    readonly publicRoute?: RouteEntrance | undefined;
    /** Needed with `config.internal`. */
    readonly internalRoute?: RouteEntrance | undefined;
}

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
    const target = { ...args.target, ...pick(config, ...targetKeys) };
    const common = { ...pick(args, "scope", "vpcId", "topics", "copies", "transform"), target };
    const match = config.public && pick(config.public, "hosts", "paths");
    const prefix = config.internal && { pathPrefix: config.internal.path };
    const { maintenance, signIn, slo: objective } = config.public ?? {};
    const ofPublic = { maintenance, signIn, objective };
    const open = match && createRoute(`${name}-tg`, publicRoute, { ...common, ...ofPublic, match }, parent);
    const inner = prefix && createRoute(`${name}-int`, internalRoute, { ...common, match: prefix }, parent);
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
    entrance: RouteEntrance | undefined,
    args: Omit<RouteArgs, keyof RouteEntrance>,
    parent: pulumi.Resource,
): Route {
    if (entrance === undefined) {
        throw new pulumi.ResourceError(`${name}: a route needs a load balancer to start from`, parent, true);
    }
    return new Route(name, { ...entrance, ...args }, { parent });
}

/** Address of the first public host that is no wildcard. */
export function publicUrl(route: Pick<AppRoute, "hosts"> | undefined): string | undefined {
    const host = route?.hosts.find((candidate) => !candidate.startsWith("*"));
    return host && `https://${host}`;
}
