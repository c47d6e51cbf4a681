import { z } from "zod";
import { scheduleSchema, timezoneSchema } from "../../shared/block/schedule";

const schedule = z
    .strictObject({
        expression: scheduleSchema.describe("When it runs."),
        timezone: timezoneSchema.describe("Time zone of the schedule."),
        input: z.record(z.string(), z.unknown()).default({}).describe("The event that the code gets."),
        enabled: z.boolean().default(true).describe("Whether it runs."),
    })
    .optional()
    .describe("Runs it at set times.");

const events = z
    .strictObject({
        pattern: z
            .record(z.string(), z.unknown())
            .refine((value) => Object.keys(value).length > 0, { error: "allowed: a pattern that asks for something" })
            .describe("Pattern of EventBridge, such as `{ source: [aws.ec2] }`."),
    })
    .optional()
    .describe("Runs it for each event of the account that fits a pattern.");

const bucket = z
    .strictObject({
        name: z
            .string()
            .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: "allowed: the name of a bucket" })
            .describe("Bucket of the account whose notifications go to EventBridge."),
        prefix: z.string().max(1024).default("").describe("Start of the names of objects that count. Default: all."),
    })
    .optional()
    .describe("Runs it for each object that is put into a bucket, and lets it read these objects.");

const queue = z
    .strictObject({
        batchSize: z.int().min(1).max(10).default(1).describe("Messages that a call gets at most."),
        maxReceives: z
            .int()
            .min(1)
            .max(1000)
            .default(5)
            .describe("Times that a message is tried before it goes to the queue of dead letters."),
    })
    .optional()
    .describe("Runs it for the messages of a queue, which is made with it.");

/** What calls a function by itself, each once. */
export const triggers = { schedule, events, bucket, queue };
