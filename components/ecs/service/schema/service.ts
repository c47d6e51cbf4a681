import { z } from "zod";
import {
    appRouteSchema,
    healthCheckSchema,
    internalRouteSchema,
    protocolVersionSchema,
} from "../../../load-balancing/route-schema";
import { cacheUsesSchema } from "../../../caches/uses";
import { databaseUsesSchema } from "../../../databases/uses";
import { environment, roleStatement, variableName } from "../../../shared/block/app";
import type { ConfigOf } from "../../../shared/block/block";
import { containerUser, imageReference } from "../../../shared/block/docker";
import { keyName, port } from "../../../shared/block/primitives";
import { loggingSchema } from "./logging";
import { scalingSchema } from "./scaling";
import { secret } from "../../../secrets/schema";
import { scheduledTaskSchema, taskSchema } from "./tasks";

const imageAllowed = {
    error: "allowed: an image address, its repository in lower case, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2, { repository: app }, or { ssmParameter: /path }",
};

/**
 * An image by address; one of the project's registry, of which a parameter by the service's name holds the current one; or
 * another SSM parameter in which a delivery pipeline keeps the address.
 */
const image = z.union(
    [
        z.string().regex(imageReference, imageAllowed),
        z.strictObject({
            repository: keyName(40).describe(
                "Repository of `platform:images`. The parameter `/<project>/<stack>/images/<service>` holds the address of the image that was released last.",
            ),
        }),
        z.strictObject({
            ssmParameter: z
                .string()
                .regex(/^(\/[\w.-]+){1,15}$/, {
                    error: "allowed: the name of an SSM parameter such as /platform/prod/registry-certs/image",
                })
                .describe("Name of the parameter, e.g. `/platform/prod/registry-certs/image`."),
        }),
    ],
    imageAllowed,
);

/** What a variant may say anew; the rest is the service's own. */
const variantSchema = z.strictObject({
    image: image.optional().describe("Image of the variant."),
    environment: environment.default({}).describe("Added to, or in place of, the service's environment."),
    secrets: z.record(variableName, secret).default({}).describe("Added to, or in place of, the service's secrets."),
    desiredCount: z.int().min(0).max(1000).default(1).describe("Copies of the variant."),
});

export const serviceSchema = z.strictObject({
    image: image.describe(
        "Container image: an address, a repository of the project's registry, or the SSM parameter that holds the address.",
    ),
    prepare: z
        .boolean()
        .default(false)
        .describe(
            "Makes the key of the service's secrets and nothing else, so that its secrets and image can be put in place first. On a service that runs, takes it away.",
        ),
    command: z.array(z.string()).optional().describe("Command in place of the image's own."),
    port: port
        .optional()
        .describe("Port that the container listens on; it is also its variable PORT. Needed for a route."),
    protocol: z
        .enum(["HTTP", "HTTPS"])
        .default("HTTP")
        .describe("What the container speaks; with HTTPS traffic stays encrypted up to the app."),
    protocolVersion: protocolVersionSchema,
    public: appRouteSchema.optional(),
    internal: internalRouteSchema.optional(),
    healthCheck: healthCheckSchema,
    cpuUnits: z.int().min(128).max(10240).default(256).describe("CPU share in units of 1/1024 vCPU."),
    memoryMiB: z.int().min(6).max(131072).describe("Hard limit of memory; the container is killed above it."),
    memoryReservationMiB: z
        .int()
        .min(6)
        .max(131072)
        .optional()
        .describe("Memory that placement sets aside. Default: `memoryMiB`."),
    desiredCount: z
        .int()
        .min(0)
        .max(1000)
        .default(2)
        .describe("Copies; two live in two zones. With `scaling`, the number it starts with; 0 switches both off."),
    networkMode: z
        .enum(["bridge", "awsvpc"])
        .default("bridge")
        .describe(
            "`bridge` packs most on an instance; `awsvpc` gives each task an address and a security group of its own. Changing it is an outage of minutes: new target groups, and a roll of the service.",
        ),
    hostPort: z
        .int()
        .min(0)
        .max(32767)
        .default(0)
        .describe(
            "0 lets ECS pick a port, so that copies share an instance; a fixed port allows one copy an instance. Only with `bridge`.",
        ),
    environment: environment.default({}).describe("Environment variables; no secrets."),
    secrets: z
        .record(variableName, secret)
        .default({})
        .describe("Environment variables whose values are read from Secrets Manager or SSM when a task starts."),
    databases: databaseUsesSchema,
    caches: cacheUsesSchema,
    taskRoleStatements: z.array(roleStatement).default([]).describe("What the app may do in AWS."),
    user: containerUser.default("1000:1000").describe("User and group that the container runs as."),
    readonlyRootFilesystem: z
        .boolean()
        .default(true)
        .describe(
            "Whether the container's file system is read-only, also with `exec`; /tmp is always writable. The policy `ecs-task-hardened` refuses false.",
        ),
    startGraceSeconds: z
        .int()
        .min(0)
        .max(1800)
        .default(60)
        .describe(
            "Seconds after start in which failed health checks do not count. A deployment that fails takes four times as long to end.",
        ),
    stopTimeoutSeconds: z.int().min(2).max(120).default(30).describe("Seconds between SIGTERM and SIGKILL."),
    deregistrationDelaySeconds: z
        .int()
        .min(0)
        .max(3600)
        .default(60)
        .describe("Seconds that open requests get when a task leaves; longer than the slowest request."),
    healthCommand: z
        .array(z.string())
        .min(1)
        .optional()
        .describe(
            "Command that ECS runs in the container every 30 seconds; a copy in which it fails three times is replaced. For apps that no load balancer asks, such as workers: without it, one of those is healthy as long as its process runs, for ECS ignores the HEALTHCHECK of an image. Failures in the first `startGraceSeconds` do not count, but for at most 300.",
        ),
    stickinessSeconds: z
        .int()
        .min(0)
        .max(604_800)
        .default(0)
        .describe(
            "Seconds for which a browser stays with one copy, by a cookie of the load balancer's; for sessions kept in memory. 0: each request goes where there is least to do.",
        ),
    slowAfterSeconds: z
        .int()
        .min(0)
        .max(4000)
        .default(10)
        .describe(
            "Seconds above which an answer is slow: an alarm warns when one request in twenty is, or stays without any. 0 for an app whose requests are meant to stay open, such as WebSockets.",
        ),
    deploymentAlarms: z
        .boolean()
        .default(true)
        .describe("Whether errors of the service roll a deployment back, within minutes after it."),
    exec: z.boolean().default(false).describe("Whether `aws ecs execute-command` may open a shell, logged for audit."),
    scaling: scalingSchema.optional(),
    logging: loggingSchema,
    scheduledTasks: z
        .record(keyName(20), scheduledTaskSchema)
        .default({})
        .describe("Commands run at set times, by name."),
    tasks: z
        .record(keyName(20), taskSchema)
        .default({})
        .describe("Commands to run once by hand, by name: migrations, maintenance."),
    variants: z
        .record(keyName(20), variantSchema)
        .default({})
        .describe("Further copies of the service, each at `<host label>-<variant>.<domain>`; meant for staging."),
    kmsKeyDeletionDays: z
        .int()
        .min(7)
        .max(30)
        .default(30)
        .describe("Days that the service's KMS key waits for deletion."),
});

export const servicesSchema = z.record(keyName(20), serviceSchema).describe("The apps on the cluster, by name.");

export type ServicesConfig = ConfigOf<typeof servicesSchema>;
export type ServiceConfig = ServicesConfig[string];
