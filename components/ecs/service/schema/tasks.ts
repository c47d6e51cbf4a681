import { z } from "zod";

const command = z.array(z.string()).min(1).describe("Command, in place of the image's own.");
const memoryMiB = z.int().min(6).max(131072).optional().describe("Memory limit. Default: the service's.");

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const scheduledTaskSchema = z.strictObject({
    command,
    memoryMiB,
    schedule: z
        .string()
        .regex(
            /^(cron\((\S+ ){5}\S+\)|rate\([1-9][0-9]* (minute|minutes|hour|hours|day|days)\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/,
            {
                error: "allowed: cron(15 6 * * ? *), rate(1 hour) or at(2030-12-31T23:00:00)",
            },
        )
        .describe("When it runs."),
    timezone: z
        .string()
        .regex(/^(UTC|[A-Z][A-Za-z]+\/[A-Za-z0-9_/+-]+)$/, { error: "allowed: a time zone such as America/New_York" })
        .default("UTC")
        .describe("Time zone of the schedule."),
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
