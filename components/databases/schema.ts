import { databaseClasses } from "@platform/aws-model/database-classes";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { keyName } from "../shared/block/primitives";
import { commonKeys } from "./common-schema";

const { version, ...others } = commonKeys;

const postgresSchema = z.strictObject({
    engine: z.literal("postgres").default("postgres").describe("One instance, with a standby or without."),
    version,
    instanceClass: z
        .enum(Object.keys(databaseClasses) as [string, ...string[]])
        .default("db.t4g.medium")
        .describe("Class of the instance and its replicas. A new one waits for the maintenance window."),
    multiAz: z
        .boolean()
        .optional()
        .describe(
            "A standby in another zone takes over by itself; it doubles the price. Default: `deletionProtection`.",
        ),
    storageGiB: z.int().min(20).max(16384).default(20).describe("Size of the encrypted gp3 volume. It can only grow."),
    maxStorageGiB: z
        .int()
        .min(0)
        .max(16384)
        .optional()
        .describe(
            "Size up to which AWS enlarges the volume when it fills; 0 for never. Default: five times `storageGiB`.",
        ),
    readReplicas: z.int().min(0).max(5).default(0).describe("Copies to read from. They need `masterPassword: stack`."),
    masterPassword: z
        .enum(["rds", "stack"])
        .default("rds")
        .describe("Who makes and rotates the master user's password: RDS every week, or the stack's own function."),
    masterPasswordRotationDays: z
        .int()
        .min(1)
        .max(365)
        .default(30)
        .describe("Days after which the stack's own function sets a new master password. RDS does so after 7."),
    ...others,
});

/** Aurora capacity units, one of which is about 2 GiB of memory with what belongs to it. */
function capacity(least: number) {
    const error = `allowed: ${least} to 256 in steps of 0.5`;
    return z.number().min(least, { error }).max(256, { error }).multipleOf(0.5, { error });
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
const auroraSchema = z.strictObject({
    engine: z
        .literal("aurora")
        .describe("Aurora Serverless v2: storage in three zones that grows by itself, and instances beside it."),
    version,
    minCapacity: capacity(0.5)
        .default(0.5)
        .describe("Aurora capacity units that each instance has at least, and costs all the time."),
    maxCapacity: capacity(1)
        .default(4)
        .describe("Aurora capacity units up to which AWS enlarges each instance. More connections follow a restart."),
    readers: z
        .int()
        .min(0)
        .max(5)
        .default(1)
        .describe("Instances to read from, in other zones; one takes over when the writer fails."),
    ...others,
});

export const databasesSchema = z
    .record(keyName(16), z.discriminatedUnion("engine", [postgresSchema, auroraSchema]))
    .describe("PostgreSQL on RDS, by name, in the data subnets.");

export type DatabasesConfig = ConfigOf<typeof databasesSchema>;
export type DatabaseConfig = DatabasesConfig[string];
export type PostgresConfig = Extract<DatabaseConfig, { readonly engine: "postgres" }>;
export type AuroraConfig = Extract<DatabaseConfig, { readonly engine: "aurora" }>;

/** Whether there are instances to read from, beside the one that is written to. */
export function hasReaders(config: DatabaseConfig): boolean {
    return (config.engine === "aurora" ? config.readers : config.readReplicas) > 0;
}
