import type { Resource } from "../resource";
import { RDS_CLUSTER, RDS_INSTANCE } from "../types";
import type { StackView } from "./stack-view";

const SOURCES = ["replicateSourceDb", "replicationSourceIdentifier"];
const DATABASES = [...RDS_INSTANCE, ...RDS_CLUSTER];

/** Whether a database is a read replica of another. */
export function isReplica(database: Resource): boolean {
    return SOURCES.some((property) => database.get(property).state !== "absent");
}

/** The database whose settings a read replica takes over where it has none: the first of the chain; itself for others. */
export function sourceOf(index: Pick<StackView, "resolve">, database: Resource): Resource {
    const seen = new Set<Resource>();
    let source = database;
    while (!seen.has(source) && DATABASES.includes(source.type)) {
        seen.add(source);
        const references = SOURCES.flatMap((property) => index.resolve(source, source.get(property), DATABASES));
        source = references.find((reference) => reference.kind === "resource")?.resource ?? source;
    }
    return source;
}
