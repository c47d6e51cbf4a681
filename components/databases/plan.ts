import type { KeyUse } from "../shared/store-key";
import type { DatabaseNames } from "./names";
import type { Parameter } from "./parameters";
import type { DatabaseConfig } from "./schema";

/** Port of PostgreSQL. */
export const databasePort = 5432;

/** The port that the bastion forwards to, if a database lets it in. */
export function portFromBastion(databases: Readonly<Record<string, DatabaseConfig>>): number | undefined {
    return Object.values(databases).some(({ allowFrom }) => allowFrom.bastion) ? databasePort : undefined;
}

/** First master user of a database; one that was restored keeps the one it had. */
export const masterUser = "platform_master";

/**
 * Storage, backups and Performance Insights are RDS's, the master user's password is in Secrets Manager.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
export const databaseKeyUse: KeyUse = {
    sid: "UseThroughRdsAndSecretsManager",
    services: ["rds", "secretsmanager"],
};

/** What follows from the configuration of a database, whatever its engine. */
export interface PlannedDatabase {
    readonly names: DatabaseNames;
    readonly maxConnections: number;
    /** Of its parameter group, such as `postgres18`. */
    readonly family: string;
    readonly parameters: readonly Parameter[];
}
