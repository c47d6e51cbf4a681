import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { LOG_METRIC_FILTER, METRIC_ALARM, TRAIL } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";

/** How a filter of a trail's log group names the root user: `{ $.userIdentity.type = "Root" && … }`. */
const ROOT = /\$\.userIdentity\.type\s*=\s*"?Root\b/;

/** The one user whom no policy holds is never used unnoticed. */
export const rootAlarm = stackPolicy({
    name: "root-alarm",
    description: "A stack with a trail must have an alarm on the use of the root user.",
    why: "The root user may do everything, no boundary or guard rail of the own account holds it, and nobody needs it in a usual week.",
    level: "mandatory",
    severity: "high",
    controls: { cis: ["4.3"] },
    remediation:
        'Add a LogMetricFilter with $.userIdentity.type = "Root" on the trail\'s log group, and a MetricAlarm on its metric.',
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1",
    check: (graph) => graph.ofType(TRAIL).flatMap((trail) => judge(graph, trail)),
});

function judge(graph: Graph, trail: Resource): PolicyFinding[] {
    if (trail.external) return [];
    const filters = graph
        .ofType(LOG_METRIC_FILTER)
        .map((filter) => ({ filter, pattern: filter.get("pattern").text() }));
    const looking = filters.filter(({ pattern }) => ROOT.test(known(pattern) ?? ""));
    const alarmed = new Set(graph.ofType(METRIC_ALARM).map((alarm) => known(alarm.get("metricName").text())));
    const metrics = looking.map(({ filter }) => filter.get("metricTransformation", "name").text());
    if (metrics.some((metric) => metric.state === "known" && alarmed.has(metric.value))) return [];
    const hidden =
        filters.some(({ pattern }) => pattern.state === "unknown") || metrics.some(({ state }) => state === "unknown");
    if (hidden) {
        return [undecided(trail, "what its filters count", "a pattern and a metric that are plain in the program")];
    }
    const required = "a filter for it, and an alarm on the filter's metric";
    return [
        violation(trail, { found: "is a trail in which nobody looks for the root user", required, fix: "add them" }),
    ];
}
