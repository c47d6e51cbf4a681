import { z } from "zod";
import { cacheUsesSchema } from "../../caches/uses";
import { databaseUsesSchema } from "../../databases/uses";
import { signedRouteSchema } from "../../load-balancing/route-schema";
import { environment, roleStatement, variableName } from "../../shared/block/app";
import type { ConfigOf } from "../../shared/block/block";
import { keyName, retentionDays } from "../../shared/block/primitives";
import { code } from "./code";
import { triggers } from "./triggers";

const parameter = z.string().regex(/^(\/[\w.-]+){1,15}$/, {
    error: "allowed: the name of an SSM parameter such as /platform/prod/functions/report/token",
});

const functionSchema = z.strictObject({
    code: code.describe("What runs: a folder of the project, or an image."),
    architecture: z
        .enum(["arm64", "x86_64"])
        .default("arm64")
        .describe("Processor; compiled code and images have to be made for it."),
    memoryMiB: z.int().min(128).max(10240).default(256).describe("Memory; the share of CPU grows with it."),
    timeoutSeconds: z.int().min(1).max(900).default(30).describe("Seconds after which a call is broken off."),
    environment: environment.default({}).describe("Environment variables; no secrets."),
    secrets: z
        .record(variableName, parameter)
        .default({})
        .describe(
            "Secrets that the code reads from SSM itself: the name of the parameter is the variable NAME_PARAMETER.",
        ),
    databases: databaseUsesSchema,
    caches: cacheUsesSchema,
    vpc: z
        .boolean()
        .optional()
        .describe(
            "Whether it runs in the private subnets, from where it reaches the VPC and the datacenter. Default: true with `databases` or `caches`.",
        ),
    reservedConcurrency: z
        .int()
        .min(1)
        .max(900)
        .optional()
        .describe("Copies that may run at once, kept for it alone. Default: as many as the account has left."),
    roleStatements: z.array(roleStatement).default([]).describe("What the code may do in AWS."),
    ...triggers,
    public: signedRouteSchema.optional().describe("How it is reached from outside, through a load balancer."),
    logs: z
        .strictObject({
            retentionDays: retentionDays.default(90).describe("Days that its log is kept."),
            level: z
                .enum(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"])
                .default("INFO")
                .describe("Least level that is kept of what the code logs."),
        })
        .prefault({})
        .describe("Its log."),
    alarms: z
        .strictObject({
            errorPercent: z.int().min(1).max(100).default(5).describe("Share of failed calls that is too large."),
            minInvocations: z
                .int()
                .min(1)
                .default(10)
                .describe("Calls in five minutes below which the share is not judged."),
        })
        .prefault({})
        .describe("When the alarm on failed calls fires."),
    kmsKeyDeletionDays: z
        .int()
        .min(7)
        .max(30)
        .default(30)
        .describe("Days that the key of its parameters waits for deletion."),
});

export const functionsSchema = z
    .record(keyName(20), functionSchema)
    .describe("Lambda functions, by name: small jobs, glue between services of AWS, webhooks.");

export type FunctionsConfig = ConfigOf<typeof functionsSchema>;
export type FunctionConfig = FunctionsConfig[string];
