import { z } from "zod";

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
export const healthCheckSchema = z
    .strictObject({
        path: z.string().startsWith("/").max(1024).default("/").describe("Path that answers when the app can serve."),
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
    .describe("How load balancers see whether a copy works.");
