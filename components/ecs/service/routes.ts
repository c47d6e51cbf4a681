import * as pulumi from "@pulumi/pulumi";
import { createAppRoutes, type AppRoutesArgs, type CreatedRoutes } from "../../load-balancing/app-routes";
import type { ServiceConfig } from "./schema/service";

export interface CreateRoutesArgs extends Omit<AppRoutesArgs, "config" | "target" | "copies"> {
    readonly config: ServiceConfig;
}

/**
 * Creates the routes to a service's copies that the configuration asks for.
 * @throws ResourceError when there is no port that they could lead to, or no load balancer that they could start from.
 */
export function createRoutes(name: string, args: CreateRoutesArgs, parent: pulumi.Resource): CreatedRoutes {
    const { config } = args;
    const { desiredCount, networkMode, port, startGraceSeconds } = config;
    if (port === undefined && (config.public ?? config.internal) !== undefined) {
        const first = config.public === undefined ? "int" : "tg";
        throw new pulumi.ResourceError(`${name}-${first}: a route needs a port to lead to`, parent, true);
    }
    const target = { type: networkMode === "awsvpc" ? "ip" : "instance" } as const;
    const copies = { wanted: desiredCount > 0, startGraceSeconds, keptBy: "ECS" } as const;
    return createAppRoutes(name, { ...args, target, copies }, parent);
}
