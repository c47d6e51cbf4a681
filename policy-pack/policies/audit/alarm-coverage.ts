import { given } from "@platform/aws-model/facets/kind";
import { partKeys } from "@platform/aws-model/facets/watch";
import type { Graph } from "@platform/aws-model/graph/graph";
import { allKinds } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { compositesIn, isHeard, type CompositesOver } from "./alarm-actions";
import { alarmsAt, type AlarmsAt } from "./alarm-looks";

/** The kinds that say by which dimensions CloudWatch knows them. */
const WATCHED = allKinds().flatMap(({ label, tokens, watch: facet }) => {
    const watch = given(facet);
    return watch === undefined || watch.dimensions.length === 0 ? [] : [{ label: watch.label ?? label, tokens, watch }];
});

/** What has to be watched is watched. */
export const alarmCoverage = stackPolicy({
    name: "alarm-coverage",
    description: "What can fail and has metrics must have an alarm that tells somebody.",
    why: "Where no alarm looks, users are the alarm: an app, a database or a tunnel is gone for as long as nobody complains.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: {},
    remediation:
        "Add an alarm on the resource's dimension, with a topic in alarmActions or as part of a composite alarm that has one.",
    url: "https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_workload_observability_create_alerts.html",
    check: (graph) => {
        const looking = { alarms: alarmsAt(graph), compositesOver: compositesIn(graph) };
        return WATCHED.flatMap((kind) => graph.ofType(kind.tokens).flatMap((one) => judge(graph, looking, one, kind)));
    },
});

type Watched = (typeof WATCHED)[number];

/** What the alarms of a stack look at, and what is made of them. */
interface Looking {
    readonly alarms: AlarmsAt;
    readonly compositesOver: CompositesOver;
}

function judge(graph: Graph, looking: Looking, resource: Resource, { label, watch }: Watched): PolicyFinding[] {
    const { needed = true } = watch;
    // Of what is only looked up, the stack that makes it has the alarms.
    if (resource.external || !(typeof needed === "function" ? needed(resource, graph) : needed)) return [];
    const keys = partKeys(watch, resource);
    const own = watch.dimensions.map(([dimension]) => dimension);
    const heard = looking.alarms(resource, keys, own).map((alarm) => isHeard(graph, alarm, looking.compositesOver));
    if (heard.includes(true)) return [];
    if (heard.includes(undefined))
        return [undecided(resource, "whom its alarms tell", "alarmActions with a topic of the stack")];
    const found =
        heard.length === 0 ? `is a ${label} that no alarm looks at` : `is a ${label} whose alarms tell nobody`;
    return [
        violation(resource, {
            found,
            required: "an alarm that tells somebody",
            fix: `add a MetricAlarm on its ${own[0] ?? ""} with an SNS topic in alarmActions`,
        }),
    ];
}
