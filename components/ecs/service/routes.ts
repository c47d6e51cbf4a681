import * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerTarget } from "../../load-balancing/load-balancer";
import { Route, type RouteArgs, type RouteTransforms } from "../../load-balancing/route";
import type { RouteMatch } from "../../shared/block/listener-rule";
import type { AlarmTopics } from "../../shared/alarm";
import type { AwsScope } from "../../shared/scope";
import type { ServiceConfig } from "./schema/service";

/** How a service is reached through one load balancer. */
export type RouteEntrance = Pick<RouteArgs, "loadBalancer" | "priority" | "aliasZoneId" | "aliasHosts" | "errorRatio">;

export interface CreateRoutesArgs {
    readonly scope: AwsScope;
    readonly config: ServiceConfig;
    readonly vpcId: pulumi.Input<string>;
    /** Needed with `config.public`. */
    readonly publicRoute?: RouteEntrance | undefined;
    /** Needed with `config.internal`. */
    readonly internalRoute?: RouteEntrance | undefined;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of each route's resources. */
    readonly transform?: RouteTransforms | undefined;
}

/** The ways to a service's copies. */
export interface CreatedRoutes {
    readonly all: readonly Route[];
    /** Where they start. */
    readonly loadBalancers: readonly LoadBalancerTarget[];
    /** The public route as the metric of requests per copy names it. */
    readonly requestLabel: pulumi.Output<string> | undefined;
}

/**
 * Creates the routes that the configuration asks for.
 * @throws ResourceError when there is no port that they could lead to, or no load balancer that they could start from.
 */
export function createRoutes(name: string, args: CreateRoutesArgs, parent: pulumi.Resource): CreatedRoutes {
    const { config, publicRoute, internalRoute } = args;
    const match = config.public && { hosts: config.public.hosts, paths: config.public.paths };
    const prefix = config.internal && { pathPrefix: config.internal.path };
    const open = match && createRoute(`${name}-tg`, args, publicRoute, match, parent);
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
    { scope, config, vpcId, topics, transform }: CreateRoutesArgs,
    entrance: RouteEntrance | undefined,
    match: RouteMatch,
    parent: pulumi.Resource,
): Route {
    const {
        port,
        protocol,
        healthCheck,
        deregistrationDelaySeconds,
        slowAfterSeconds,
        stickinessSeconds,
        networkMode,
    } = config;
    if (port === undefined || entrance === undefined) {
        const lacking = port === undefined ? "a port to lead to" : "a load balancer to start from";
        throw new pulumi.ResourceError(`${name}: a route needs ${lacking}`, parent, true);
    }
    const type = networkMode === "awsvpc" ? "ip" : "instance";
    const target = {
        type,
        protocol,
        healthCheck,
        deregistrationDelaySeconds,
        slowAfterSeconds,
        stickinessSeconds,
    } as const;
    const { desiredCount, startGraceSeconds } = config;
    const copies = { wanted: desiredCount > 0, startGraceSeconds, keptBy: "ECS" } as const;
    return new Route(name, { ...entrance, scope, vpcId, topics, match, target, copies, transform }, { parent });
}
