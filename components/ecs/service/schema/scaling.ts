import { z } from "zod";

interface Bounds {
    readonly minCount: number;
}

export const scalingSchema = z
    .strictObject({
        minCount: z
            .int()
            .min(1, {
                error: "allowed: 1 to 1000; without a copy there is nothing to measure, and none would come back",
            })
            .max(1000)
            .default(2)
            .describe("Fewest copies."),
        maxCount: z.int().min(1).max(1000).describe("Most copies."),
        cpuPercent: z.number().min(1).max(100).optional().describe("Average CPU to hold."),
        memoryPercent: z.number().min(1).max(100).optional().describe("Average memory to hold."),
        requestsPerTarget: z
            .int()
            .min(1)
            .optional()
            .describe("Requests a minute and copy to hold; needs a public route."),
        scaleInCooldownSeconds: z.int().min(0).max(3600).default(300).describe("Seconds between two steps down."),
        scaleOutCooldownSeconds: z.int().min(0).max(3600).default(60).describe("Seconds between two steps up."),
    })
    .refine((value) => value.minCount <= value.maxCount, {
        error: ({ input }) =>
            `allowed: ${(input as Bounds).minCount} or more, its minCount, which is 2 unless it is set`,
        path: ["maxCount"],
    })
    .refine((value) => [value.cpuPercent, value.memoryPercent, value.requestsPerTarget].some((x) => x !== undefined), {
        error: "allowed: at least one of cpuPercent, memoryPercent and requestsPerTarget",
    })
    .describe("Target tracking of the number of copies. Deployments then leave the number alone.");
