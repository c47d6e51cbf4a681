import { z } from "zod";
import { clientVpnGroups, retentionDays } from "../shared/block/primitives";
import { dailyWindowText, weeklyWindowText } from "../shared/block/windows";

const versions = ["15", "16", "17", "18"] as const;

/** One that a policy demands, and one that follows from the memory. */
const ownParameters = new Set(["rds.force_ssl", "max_connections"]);

const parameterName = z
    .string()
    .regex(/^[a-z][a-z0-9_.]*$/, { error: "allowed: the name of a parameter such as work_mem" })
    .refine((name) => !ownParameters.has(name), {
        error: "allowed: parameters other than rds.force_ssl, which is always on, and max_connections, which follows from the memory",
    });

const backups = z
    .strictObject({
        retentionDays: z
            .int()
            .min(1)
            .max(35)
            .default(14)
            .describe("Days that backups are kept: the database can be restored to any second of them."),
        window: dailyWindowText("half an hour", "06:00-06:30")
            .default("06:00-06:30")
            .describe("When the daily snapshot is taken, in UTC."),
    })
    .prefault({});

const restore = z
    .union([
        z.strictObject({
            snapshot: z.string().min(1).describe("Name or ARN of a snapshot."),
        }),
        z.strictObject({
            source: z.string().min(1).describe("Identifier of the database, or ARN of its retained automated backup."),
            time: z.iso
                .datetime({ error: "allowed: a time in UTC such as 2026-11-20T08:00:00Z" })
                .optional()
                .describe("Second to go back to. Default: the latest."),
        }),
    ])
    .optional()
    .describe(
        "What the database is created from. It counts at the creation alone: changed or removed later, it does nothing.",
    );

/** What a database says of itself, whatever its engine. */
export const commonKeys = {
    version: z
        .enum(versions, {
            error: 'allowed: "15", "16", "17" or "18", the major version; AWS takes the newest minor one',
        })
        .describe(
            "Major version of PostgreSQL, in quotes. Minor versions come by themselves in the maintenance window.",
        ),
    backups,
    maintenanceWindow: weeklyWindowText("half an hour", "sun:07:00-sun:08:00")
        .default("sun:07:00-sun:08:00")
        .describe("When AWS patches, and when changes that interrupt are made, in UTC."),
    logRetentionDays: retentionDays.default(90).describe("Days that the database's log is kept."),
    extendedSupport: z
        .boolean()
        .default(true)
        .describe("Whether a version past its end is supported for money. Without, AWS upgrades it by itself then."),
    parameters: z
        .record(parameterName, z.string())
        .default({})
        .describe("Parameters of PostgreSQL beyond the platform's own; values are text."),
    generation: z
        .int()
        .min(1)
        .default(1)
        .describe("Part of the final snapshot's name and nothing else: raise it when the database is built again."),
    restore,
    upgrade: z
        .strictObject({
            allowMajor: z.boolean().default(false).describe("Allows another `version`. It cannot be taken back."),
            now: z.boolean().default(false).describe("Makes changes at once, outside of the maintenance window too."),
        })
        .prefault({})
        .describe("For one deployment; take it out afterwards."),
    allowFrom: z
        .strictObject({
            bastion: z
                .boolean()
                .default(false)
                .describe("Whether the bastion may connect; the policies want the connection declared besides."),
            clientVpnGroups,
        })
        .prefault({})
        .describe("Who may connect besides the apps that name the database."),
};
