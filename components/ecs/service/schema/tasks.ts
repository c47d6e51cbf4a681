import { z } from "zod";
import { scheduleSchema, timezoneSchema } from "../../../shared/block/schedule";

const command = z.array(z.string()).min(1).describe("Command, in place of the image's own.");
const memoryMiB = z.int().min(6).max(131072).optional().describe("Memory limit. Default: the service's.");

export const scheduledTaskSchema = z.strictObject({
    command,
    memoryMiB,
    schedule: scheduleSchema.describe("When it runs."),
    timezone: timezoneSchema.describe("Time zone of the schedule."),
    enabled: z.boolean().default(true).describe("Whether it runs."),
});

export const taskSchema = z.strictObject({
    command,
    memoryMiB,
    when: z
        .enum(["by-hand", "before-deployment"])
        .default("by-hand")
        .describe(
            "`before-deployment` runs it with each new image, and rolls the service out when it ended with exit code 0. At most 14 minutes; not while `desiredCount` is 0.",
        ),
});
