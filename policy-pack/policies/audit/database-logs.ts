import type { Graph } from "@platform/aws-model/graph/graph";
import { sourceOf } from "@platform/aws-model/graph/replicas";
import type { Resource } from "@platform/aws-model/resource";

/** The log that tells of errors, by engine. @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.html */
const BY_ENGINE: readonly (readonly [RegExp, string])[] = [
    [/postgres/i, "postgresql"],
    [/mysql|mariadb|sqlserver/i, "error"],
    [/oracle/i, "alert"],
    [/db2/i, "diag.log"],
];

/** The name of a database's most useful log; a replica has its source's engine. Undefined where that is not known. */
export function logOf(graph: Graph, database: Resource): string | undefined {
    const engine = sourceOf(graph, database).get("engine").text();
    if (engine.state !== "known") return undefined;
    return BY_ENGINE.find(([engines]) => engines.test(engine.value))?.[1];
}
