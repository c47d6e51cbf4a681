import { parameterPath } from "../shared/scope";

/** What the parts of a database are called, all of it known in a first preview. */
export interface DatabaseNames {
    /** Logical name of the component, `db-<key>`: a service may have the database's key for itself. */
    readonly logical: string;
    /** Identifier of the instance or the cluster, and name of its subnet group. */
    readonly identifier: string;
    /** Of the key that encrypts storage, backups and the master user's secret. */
    readonly keyAlias: string;
    readonly monitoringRole: string;
    /** Of the queue that keeps its events, and of the rule that feeds it. */
    readonly events: string;
    /** Of the function that makes apps' users, and of its role. */
    readonly setup: string;
    readonly setupLogGroup: string;
    /** Start of the name of the master user's secret, where the stack rotates the password. */
    readonly masterSecretPrefix: string;
    /** Parameter that holds the host name of the database. */
    readonly hostParameter: string;
    /** Parameter that holds the host name to read from, where there are replicas. */
    readonly readerHostParameter: string;
}

/** The names of a database from the start of all names, `<project>-<stack>`, and its key in the stack file. */
export function databaseNames(prefix: string, key: string): DatabaseNames {
    const parameters = `${parameterPath()}/databases/${key}`;
    return {
        logical: `db-${key}`,
        identifier: `${prefix}-${key}`,
        keyAlias: `alias/${prefix}-db-${key}`,
        monitoringRole: `${prefix}-db-${key}-monitoring`,
        events: `${prefix}-db-${key}-events`,
        setup: `${prefix}-db-${key}-setup`,
        setupLogGroup: `/${prefix}/databases/${key}/setup`,
        masterSecretPrefix: `${prefix}-db-${key}-master-`,
        hostParameter: `${parameters}/host`,
        readerHostParameter: `${parameters}/reader-host`,
    };
}

/** Identifier of a replica. The number is identity: one replica fewer takes away the highest. */
export function replicaIdentifier(identifier: string, number: number): string {
    return `${identifier}-replica-${number}`;
}

/** Log group that RDS writes one of the logs of an instance or a cluster to. */
export function logGroupName(of: "instance" | "cluster", identifier: string, log: string): string {
    return `/aws/rds/${of}/${identifier}/${log}`;
}
