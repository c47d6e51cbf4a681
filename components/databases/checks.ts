import { bastion } from "../bastion/block";
import type { StackDraft } from "../shared/block/block";
import { checkVpnClients } from "../client-vpn/store-clients";
import { invalid, required, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { windowProblems } from "../shared/block/windows";
import type { DatabaseConfig, DatabasesConfig } from "./schema";

const pathOf = (key: string): KeyPath => ["platform:databases", key];

/** The databases of one engine, with their keys. */
function entriesOf<E extends DatabaseConfig["engine"]>(databases: DatabasesConfig, engine: E) {
    type Entry = [string, Extract<DatabaseConfig, { readonly engine: E }>];
    return Object.entries(databases).filter((entry): entry is Entry => entry[1].engine === engine);
}

/** AWS makes no read replica of a database whose password RDS manages. */
export function* checkMasterPassword(databases: DatabasesConfig): Iterable<ConfigProblem> {
    for (const [key, { readReplicas, masterPassword }] of entriesOf(databases, "postgres")) {
        if (readReplicas > 0 && masterPassword === "rds") {
            const allowed =
                '"stack" with readReplicas, for AWS makes no read replica of a database whose password RDS manages';
            yield {
                path: [...pathOf(key), "masterPassword"], // no secret, whatever its name sounds like
                statement: `"rds" is not valid; allowed ${allowed}`,
                fix: "Set it in",
            };
        }
    }
}

/**
 * AWS grows a volume by ten gibibytes or a tenth, whichever is more, and wants a quarter of room.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
export function* checkStorage(databases: DatabasesConfig): Iterable<ConfigProblem> {
    for (const [key, { storageGiB, maxStorageGiB }] of entriesOf(databases, "postgres")) {
        const least = Math.ceil(Math.max(storageGiB * 1.26, storageGiB + 10));
        if (maxStorageGiB !== undefined && maxStorageGiB !== 0 && maxStorageGiB < least) {
            const allowed = `0, or ${least} GiB or more: AWS grows storage by 10 GiB or a tenth, and wants a quarter of room`;
            yield invalid([...pathOf(key), "maxStorageGiB"], maxStorageGiB, allowed);
        }
    }
}

export function* checkCapacity(databases: DatabasesConfig): Iterable<ConfigProblem> {
    for (const [key, { minCapacity, maxCapacity }] of entriesOf(databases, "aurora")) {
        if (maxCapacity < minCapacity) {
            yield invalid([...pathOf(key), "maxCapacity"], maxCapacity, `minCapacity, ${minCapacity}, or more`);
        }
    }
}

/** A cluster's retained backup has no ARN that could be restored from. */
export function* checkOrigin(databases: DatabasesConfig): Iterable<ConfigProblem> {
    for (const [key, { restore }] of entriesOf(databases, "aurora")) {
        if (restore !== undefined && "source" in restore && restore.source.startsWith("arn:")) {
            const allowed =
                "with engine aurora the identifier of a cluster or, of one that is gone, its resource id, cluster-…";
            yield invalid([...pathOf(key), "restore", "source"], restore.source, allowed);
        }
    }
}

export function* checkWindows(databases: DatabasesConfig): Iterable<ConfigProblem> {
    for (const [key, { backups, maintenanceWindow: maintenance }] of Object.entries(databases)) {
        yield* windowProblems({ path: pathOf(key), backups: backups.window, maintenance, shortest: 30 });
    }
}

export function* checkClients(databases: DatabasesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const asking = Object.keys(databases).filter((key) => databases[key]?.allowFrom.bastion);
    if (asking.length > 0 && !draft.mentions(bastion)) {
        yield required(["platform:bastion"], `databases.${asking.join(" and databases.")} let it in`);
    }
    yield* checkVpnClients("databases", databases, draft);
}
