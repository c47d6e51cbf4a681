import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { hostPattern, keyName, urlPath } from "../shared/block/primitives";
import { maintenanceSchema } from "./maintenance/schema";
import { objectiveSchema } from "./objective/schema";
import { pathPattern } from "./path-pattern";
import { signInSchema } from "./sign-in/schema";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const healthCheckSchema = z
    .strictObject({
        path: urlPath
            .max(1024)
            .optional()
            .describe(
                "Path that answers when the app can serve. Default: `/`, and `/grpc.health.v1.Health/Check` with gRPC.",
            ),
        matcher: z
            .string()
            .regex(/^([2-4][0-9]{2}([-,][2-4][0-9]{2})*|[0-9]{1,2}([-,][0-9]{1,2})*)$/, {
                error: "allowed: HTTP codes such as 200 or 200-299, with gRPC its own such as 0",
            })
            .optional()
            .describe("Codes that mean healthy. Default: 200, and 0 with gRPC."),
        intervalSeconds: z.int().min(5).max(300).default(15).describe("Seconds between checks."),
        timeoutSeconds: z.int().min(2).max(120).default(5).describe("Seconds until a check has failed."),
        healthyThreshold: z.int().min(2).max(10).default(2).describe("Successes until a target is healthy."),
        unhealthyThreshold: z.int().min(2).max(10).default(3).describe("Failures until a target is unhealthy."),
    })
    .refine((value) => value.timeoutSeconds < value.intervalSeconds, {
        error: "allowed: timeoutSeconds below intervalSeconds",
        path: ["timeoutSeconds"],
    })
    .prefault({})
    .describe("How load balancers see whether a copy works. Only with a route; see `healthCommand` for others.");

/** What the app speaks over its connections from a load balancer. */
export const protocolVersionSchema = z
    .enum(["HTTP1", "HTTP2", "GRPC"])
    .default("HTTP1")
    .describe(
        "Version of HTTP that load balancers speak to the app, which has to speak it over `protocol`; `GRPC` is HTTP/2 with gRPC's own health checks. Another one replaces the target groups, which is an outage of minutes.",
    );
export type ProtocolVersion = z.infer<typeof protocolVersionSchema>;

/** What a load balancer asks, and what it wants to hear, where an app does not say. gRPC's is its health checking protocol. */
export const usualHealthCheck: Readonly<Record<ProtocolVersion, { readonly path: string; readonly matcher: string }>> =
    {
        HTTP1: { path: "/", matcher: "200" },
        HTTP2: { path: "/", matcher: "200" },
        GRPC: { path: "/grpc.health.v1.Health/Check", matcher: "0" },
    };

/** What a load balancer asks an app for, and the codes that mean healthy. */
export function healthQuestion({ healthCheck, protocolVersion }: HealthAsked): { path: string; matcher: string } {
    const usual = usualHealthCheck[protocolVersion];
    return { path: healthCheck.path ?? usual.path, matcher: healthCheck.matcher ?? usual.matcher };
}

/** What an app says of its health. */
export interface HealthAsked {
    readonly healthCheck: HealthCheck;
    readonly protocolVersion: ProtocolVersion;
}

/** What has a place on an internet-facing load balancer says of it. */
export const publicRouteSchema = z
    .strictObject({
        loadBalancer: keyName(16).describe("Name of an internet-facing load balancer."),
        hosts: z
            .array(hostPattern)
            .min(1)
            .max(5)
            .describe("Host names, each the domain of `dns`, one level below it, or a name of `dns.certificates`."),
        paths: z.array(pathPattern).max(5).default([]).describe("Path patterns. Default: every path."),
    })
    .describe("How the service is reached from outside.");

/** What a program says of its place there. */
export const signedRouteSchema = publicRouteSchema.extend({ signIn: signInSchema.optional() });

/** What an app says of its place there. */
export const appRouteSchema = signedRouteSchema.extend({
    maintenance: maintenanceSchema.optional(),
    slo: objectiveSchema.optional(),
});

/** What it says of its place on an internal one. */
export const internalRouteSchema = z
    .strictObject({
        loadBalancer: keyName(16).describe("Name of an internal load balancer."),
        path: z
            .string()
            .regex(/^(\/[a-z0-9][a-z0-9-]*)+$/, {
                error: "allowed: a path such as /registry, without a slash at the end",
            })
            .describe("Prefix under which other services call it; it is taken off before the request reaches the app."),
    })
    .describe("How other services reach it, through the internal load balancer.");

export type HealthCheck = ConfigOf<typeof healthCheckSchema>;
export type PublicRoute = ConfigOf<typeof publicRouteSchema>;
export type SignedRoute = ConfigOf<typeof signedRouteSchema>;
export type AppRoute = ConfigOf<typeof appRouteSchema>;
export type InternalRoute = ConfigOf<typeof internalRouteSchema>;
