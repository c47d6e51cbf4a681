import type { Resource } from "@platform/aws-model/resource";
import { RDS_CLUSTER_PARAMETER_GROUP, RDS_PARAMETER_GROUP } from "@platform/aws-model/types";

/** Where instances and clusters name their parameter group, and of which type that is. */
export const GROUPS = {
    instance: ["parameterGroupName", RDS_PARAMETER_GROUP],
    cluster: ["dbClusterParameterGroupName", RDS_CLUSTER_PARAMETER_GROUP],
} as const;

const FORCE_SSL = "rds.force_ssl";
const SECURE_TRANSPORT = "require_secure_transport";
/** The parameter that demands TLS, by engine; other engines have no such parameter. */
const BY_ENGINE: readonly (readonly [RegExp, string])[] = [
    [/postgres|^(custom-)?sqlserver/i, FORCE_SSL],
    [/mysql|mariadb/i, SECURE_TRANSPORT],
];
const ON = /^(1|on|true)$/i;

/** The parameters of which a database needs one; all when its engine is not known or comes with a snapshot. */
export function parametersFor(database: Resource): readonly string[] {
    const engine = database.get("engine").text();
    if (engine.state !== "known") return [FORCE_SSL, SECURE_TRANSPORT];
    return BY_ENGINE.flatMap(([engines, parameter]) => (engines.test(engine.value) ? [parameter] : []));
}

/** Whether a group turns one of some parameters on, and never off. */
export function setsParameter(group: Resource, wanted: readonly string[]): "yes" | "no" | "unknown" {
    const entries = group
        .get("parameters")
        .items()
        .map((entry) => ({ name: entry.at("name").text(), value: entry.at("value").text() }));
    const meant = entries.filter(({ name }) => name.state === "known" && wanted.includes(name.value));
    if (meant.some(({ value }) => value.state === "known" && !ON.test(value.value))) return "no";
    if (
        [...meant.map(({ value }) => value), ...entries.map(({ name }) => name)].some(
            ({ state }) => state === "unknown",
        )
    )
        return "unknown";
    return meant.length > 0 ? "yes" : "no";
}
