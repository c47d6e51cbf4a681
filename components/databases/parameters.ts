import type { DatabaseConfig } from "./schema";

/** One parameter of a parameter group, in RDS's words. */
export interface Parameter {
    readonly name: string;
    readonly value: string;
    /** AWS refuses to change a static parameter at once. Default: immediate. */
    readonly applyMethod?: "pending-reboot";
}

/**
 * Parameters that PostgreSQL reads when it starts (context `postmaster`). Where the method is not the parameter's own, RDS
 * answers with another one than was asked for, and no plan is ever empty.
 * @see https://www.postgresql.org/docs/current/view-pg-settings.html
 */
const staticParameters: ReadonlySet<string> = new Set([
    ...["autovacuum_freeze_max_age", "autovacuum_max_workers", "autovacuum_multixact_freeze_max_age"],
    ...[
        "huge_pages",
        "max_connections",
        "max_files_per_process",
        "max_locks_per_transaction",
        "max_logical_replication_workers",
    ],
    ...["max_pred_locks_per_transaction", "max_prepared_transactions", "max_replication_slots", "max_wal_senders"],
    ...["max_worker_processes", "rds.logical_replication", "shared_buffers", "shared_preload_libraries"],
    ...["superuser_reserved_connections", "track_activity_query_size", "track_commit_timestamp", "wal_buffers"],
]);

/**
 * Whether new databases of that version refuse plain connections by themselves. RDS takes no method for a value that is the
 * default, and answers with "pending-reboot".
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/39252
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
 */
function forcesTls({ engine, version }: Pick<DatabaseConfig, "engine" | "version">): boolean {
    return Number(version) >= (engine === "aurora" ? 17 : 15);
}

/** What every database of the platform has, unless `parameters` says otherwise. */
const usual: Readonly<Record<string, string>> = {
    "rds.force_ssl": "1",
    log_min_duration_statement: "1000", // milliseconds
    log_lock_waits: "1",
    log_statement: "ddl",
    idle_in_transaction_session_timeout: "300000", // milliseconds; a forgotten transaction keeps locks and old rows
    "pg_stat_statements.track": "all",
};

/** The parameters of a database, by name: the platform's own and the configured ones. */
export function parametersOf(
    config: Pick<DatabaseConfig, "engine" | "version" | "parameters">,
    maxConnections: number,
): Parameter[] {
    const all = { ...usual, max_connections: String(maxConnections), ...config.parameters };
    const waits = (name: string) => staticParameters.has(name) || (name === "rds.force_ssl" && forcesTls(config));
    return Object.entries(all)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({
            name,
            value,
            ...(waits(name) ? { applyMethod: "pending-reboot" as const } : {}),
        }));
}
