import { instanceTypes } from "@platform/aws-model/instance-types";
import { z } from "zod";
import { cacheUsesSchema } from "../caches/uses";
import { databaseUsesSchema } from "../databases/uses";
import { secret } from "../secrets/schema";
import {
    appRouteSchema,
    healthCheckSchema,
    internalRouteSchema,
    protocolVersionSchema,
} from "../load-balancing/route-schema";
import { environment, roleStatement, variableName } from "../shared/block/app";
import type { ConfigOf } from "../shared/block/block";
import { egressSchema } from "../shared/block/egress";
import { keyName, port, retentionDays } from "../shared/block/primitives";
import { image } from "./schema/image";
import { scaling } from "./schema/scaling";

interface Bounds {
    readonly minInstances: number;
}

const logs = z
    .strictObject({
        files: z
            .array(z.string().regex(/^\/[\w./*-]+$/, { error: "allowed: a path such as /var/log/app/*.log" }))
            .default(["/var/log/app/*.log"])
            .describe("Log files on the instance; that of the first boot is always among them."),
        errorPattern: z
            .string()
            .min(1)
            .max(1024)
            .default("Error")
            .describe("What an alarm looks for in the log: a filter pattern of CloudWatch Logs."),
        retentionDays: retentionDays.default(90).describe("Days that the log is kept."),
    })
    .prefault({})
    .describe("What the CloudWatch agent sends to the app's log group.");

const ec2AppSchema = z
    .strictObject({
        image,
        prepare: z
            .boolean()
            .default(false)
            .describe(
                "Makes the key of the app's secrets and nothing else, so that its secrets can be put in place first. On an app that runs, takes it away.",
            ),
        instanceType: z
            .enum(Object.keys(instanceTypes) as [string, ...string[]])
            .default("t4g.small")
            .describe("Type of the instances. Another one rolls them."),
        minInstances: z.int().min(1).max(100).default(2).describe("Fewest instances; two are in two zones."),
        maxInstances: z.int().min(1).max(100).default(4).describe("Most instances; it bounds what scaling can cost."),
        rootVolumeGiB: z.int().min(8).max(16384).default(20).describe("Size of each instance's encrypted gp3 volume."),
        startScript: z
            .string()
            .regex(/^(\.\/)?(?!.*\.\.)[\w-][\w./-]*$/, {
                error: "allowed: a path below the directory of the stack files, such as ./ec2-apps/velocity/start.sh",
            })
            .describe(
                "File with the script that installs and starts the app at an instance's first boot. A change rolls the instances.",
            ),
        port: port.describe(
            "Port that the app listens on; it is also its variable PORT. Another one replaces the target groups, which is an outage of minutes.",
        ),
        protocol: z
            .enum(["HTTP", "HTTPS"])
            .default("HTTP")
            .describe("What the app speaks. Another one replaces the target groups, which is an outage of minutes."),
        protocolVersion: protocolVersionSchema,
        public: appRouteSchema.optional().describe("How the app is reached from outside."),
        internal: internalRouteSchema
            .optional()
            .describe("How others reach the app, through the internal load balancer."),
        healthCheck: healthCheckSchema.describe(
            "How load balancers see whether an instance works; the scaling group replaces one that does not.",
        ),
        startSeconds: z
            .int()
            .min(30)
            .max(3600)
            .default(300)
            .describe(
                "Seconds from an instance's launch until it serves. Failed health checks do not count before, and a rollout waits for it at each instance.",
            ),
        deregistrationDelaySeconds: z
            .int()
            .min(0)
            .max(3600)
            .default(60)
            .describe("Seconds that open requests get when an instance leaves; longer than the slowest request."),
        stickinessSeconds: z
            .int()
            .min(0)
            .max(604_800)
            .default(0)
            .describe(
                "Seconds for which a browser stays with one instance, by a cookie of the load balancer's; for sessions kept in memory.",
            ),
        slowAfterSeconds: z
            .int()
            .min(0)
            .max(4000)
            .default(10)
            .describe("Seconds above which an answer is slow, which an alarm watches; 0 for no alarm."),
        environment: environment
            .default({})
            .describe("Variables in `/etc/platform/app.env`. A change rolls the instances."),
        secrets: z
            .record(variableName, secret)
            .default({})
            .describe(
                "Variables whose values are read from Secrets Manager or SSM at each boot, into `/run/platform/secrets.env`. A new value rolls the instances at the next `pulumi up`.",
            ),
        databases: databaseUsesSchema,
        caches: cacheUsesSchema,
        roleStatements: z.array(roleStatement).default([]).describe("What the app may do in AWS."),
        scaling,
        logs,
        cpuAlertPercent: z
            .number()
            .min(1)
            .max(100)
            .default(85)
            .describe("Average CPU over five minutes above which an alarm warns."),
        maxInstanceLifetimeDays: z
            .int()
            .min(1)
            .max(365)
            .default(30)
            .describe("Days that an instance lives at most. Its successor has the image of the last `pulumi up`."),
        egress: egressSchema.describe(
            "What the instances may call. The on-premises ranges of `vpn` are added by themselves.",
        ),
        kmsKeyDeletionDays: z
            .int()
            .min(7)
            .max(30)
            .default(30)
            .describe("Days that the app's KMS key waits for deletion."),
    })
    .refine((value) => value.minInstances <= value.maxInstances, {
        error: ({ input }) =>
            `allowed: ${(input as Bounds).minInstances} or more, its minInstances, which is 2 unless it is set`,
        path: ["maxInstances"],
    });

export const ec2AppsSchema = z
    .record(keyName(16), ec2AppSchema)
    .describe("Apps on instances of their own, by name: for what cannot be a container.");

export type Ec2AppsConfig = ConfigOf<typeof ec2AppsSchema>;
export type Ec2AppConfig = Ec2AppsConfig[string];
