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
        path: urlPath.max(1024).default("/").describe("Path that answers when the app can serve."),
        matcher: z
            .string()
            .regex(/^[2-4][0-9]{2}([-,][2-4][0-9]{2})*$/, { error: "allowed: HTTP codes such as 200 or 200-299" })
            .default("200")
            .describe("HTTP codes that mean healthy."),
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
