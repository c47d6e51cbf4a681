import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { LOG_GROUP, RDS_CLUSTER, RDS_CLUSTER_INSTANCE, RDS_INSTANCE } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeRules, mustBeAtLeast, mustBeOn } from "../../lib/property-rules";
import { logOf } from "./database-logs";

/** Alone, or in a cluster. */
const INSTANCES = [...RDS_INSTANCE, ...RDS_CLUSTER_INSTANCE];
/** What has data, and writes a log. */
const DATABASES = [...RDS_INSTANCE, ...RDS_CLUSTER];
const RULES = [
    mustBeAtLeast(INSTANCES, "monitoringInterval", 1, "seconds", 0),
    mustBeOn(INSTANCES, "performanceInsightsEnabled"),
    mustBeOn(DATABASES, "copyTagsToSnapshot"),
    mustBeOn(INSTANCES, "autoMinorVersionUpgrade", true),
];
const AT = "enabledCloudwatchLogsExports";

/** Whoever asks why a database was slow on Tuesday finds an answer. */
export const dbObserved = stackPolicy({
    name: "db-observed",
    description:
        "Databases must publish their log to a log group of the stack, their metrics and statements, and take minor versions.",
    why: "What was not recorded cannot be asked afterwards, and a log group that RDS makes by itself keeps everything for ever.",
    level: "advisory",
    severity: "medium",
    controls: {
        fsbp: ["RDS.6", "RDS.9", "RDS.13", "RDS.16", "RDS.17", "RDS.36", "RDS.37"],
        checkov: ["CKV_AWS_118", "CKV_AWS_129", "CKV_AWS_226", "CKV_AWS_353"],
    },
    remediation:
        "Set enabledCloudwatchLogsExports, monitoringInterval, performanceInsightsEnabled and copyTagsToSnapshot, and declare the log group with a retention.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
    check: (graph) => [
        ...graph.ofType([...DATABASES, ...RDS_CLUSTER_INSTANCE]).flatMap((one) => judgeRules(one, RULES)),
        ...graph.ofType(DATABASES).flatMap((database) => judgeLog(graph, database)),
    ],
});

/** Its log is published, and there is a group for it that forgets. */
function judgeLog(graph: Graph, database: Resource): PolicyFinding[] {
    const log = logOf(graph, database);
    if (log === undefined) return [undecided(database, "engine", "an engine that is plain in the program")];
    const logs = database.get(AT).items();
    const published = logs.map((one) => one.text());
    if (!published.some((text) => text.state === "known" && text.value === log)) {
        if (published.some(({ state }) => state === "unknown")) return [undecided(database, AT, `a list with ${log}`)];
        return [violation(database, { at: AT, found: `without ${log}`, required: log, fix: `add ${log}` })];
    }
    return judgeGroup(graph, database, log);
}

function judgeGroup(graph: Graph, database: Resource, log: string): PolicyFinding[] {
    const [of, at] = RDS_CLUSTER.includes(database.type)
        ? ["cluster", "clusterIdentifier"]
        : ["instance", "identifier"];
    const identifier = database.get(at).text();
    const required = `a LogGroup /aws/rds/${of}/<identifier>/${log} with retentionInDays`;
    if (identifier.state === "unknown") return [undecided(database, at, "a fixed one")];
    const name = identifier.state === "known" ? `/aws/rds/${of}/${identifier.value}/${log}` : undefined;
    const names = graph.ofType(LOG_GROUP).map((group) => ({ group, text: group.get("name").text() }));
    const own = names.find(({ text }) => text.state === "known" && text.value === name)?.group;
    if (own === undefined && names.some(({ text }) => text.state === "unknown"))
        return [undecided(database, "which LogGroup is that of its log", "log groups with fixed names")];
    const retention = own?.get("retentionInDays").number();
    if (retention?.state === "unknown" || (retention?.state === "known" && retention.value > 0)) return [];
    const found = own === undefined ? "has a log group that RDS makes" : `has ${own.name}, which keeps everything`;
    return [violation(database, { found, required, fix: "declare it, and create it before the database" })];
}
