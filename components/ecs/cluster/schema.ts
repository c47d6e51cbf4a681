import { instanceTypes } from "@platform/aws-model/instance-types";
import { z } from "zod";
import type { ConfigOf } from "../../shared/block/block";
import { egressSchema } from "../../shared/block/egress";

interface Bounds {
    readonly minInstances: number;
}

export const clusterSchema = z
    .strictObject({
        instanceType: z
            .enum(Object.keys(instanceTypes) as [string, ...string[]])
            .default("t3.large")
            .describe("Type of the instances. Changing it rolls them, one after another."),
        cpuCredits: z
            .enum(["standard", "unlimited"])
            .optional()
            .describe(
                "Only with burstable types. `standard` slows instances down to what their credits pay for; with `unlimited` they stay fast, and CPU beyond the credits is billed, with an alarm. Changing it rolls them. Default: `unlimited`.",
            ),
        minInstances: z.int().min(0).max(500).default(2).describe("Fewest instances; two keep every app in two zones."),
        maxInstances: z.int().min(1).max(500).default(6).describe("Most instances; it bounds what scaling can cost."),
        targetCapacityPercent: z
            .int()
            .min(1)
            .max(100)
            .default(100)
            .describe("Share of the instances that tasks should fill; below 100 keeps head-room started."),
        amiVersion: z
            .string()
            .regex(/^[0-9]+\.[0-9]+\.[0-9]{8}(\.[0-9]+)?$/, { error: "allowed: a release such as 2023.0.20261105" })
            .optional()
            .describe(
                "Pins the ECS-optimized Amazon Linux 2023 image; another one rolls the instances. Default: each instance starts with the one that AWS recommends that day, so the rotation brings the newest.",
            ),
        rootVolumeGiB: z.int().min(30).max(16384).default(50).describe("Size of each instance's encrypted gp3 volume."),
        containerInsights: z
            .enum(["enhanced", "enabled", "disabled"])
            .default("enhanced")
            .describe("Metrics of tasks and containers. Billed by metric; `enhanced` is the newest and most detailed."),
        maxInstanceLifetimeDays: z
            .int()
            .min(1)
            .max(365)
            .default(31)
            .describe(
                "Days that an instance lives at most. Its successor has the image that is recommended then, or `amiVersion`.",
            ),
        egress: egressSchema.describe(
            "What instances and tasks may call. The on-premises ranges of `vpn` are added by themselves.",
        ),
        execLogRetentionDays: z
            .literal([30, 60, 90, 180, 365, 731, 1827, 3653])
            .default(365)
            .describe("Days that the audit log of ECS Exec sessions is kept."),
    })
    .refine((value) => value.minInstances <= value.maxInstances, {
        error: ({ input }) =>
            `allowed: ${(input as Bounds).minInstances} or more, minInstances, which is 2 unless it is set`,
        path: ["maxInstances"],
    })
    .describe("The ECS cluster and its instances.");

export type ClusterConfig = ConfigOf<typeof clusterSchema>;
