import { isAboutDimension } from "@platform/aws-model/facets/watch";
import type { Graph } from "@platform/aws-model/graph/graph";
import { groupBy } from "@platform/aws-model/group-by";
import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import { METRIC_ALARM } from "@platform/aws-model/types";
import { known as knownOf } from "@platform/aws-model/value";

/** A dimension by which an alarm reads a metric. */
interface Look {
    readonly dimension: string;
    /** Undefined while it is unknown. */
    readonly value: string | undefined;
    /** URNs of what the value depends on. */
    readonly dependsOn: readonly string[];
}

/**
 * The alarms that look at a resource or at a part of it: by a dimension's value, or while that is unknown by what it depends on.
 *
 * @param keys What CloudWatch knows the resource and its parts by, as `QueueName=jobs`.
 * @param own Dimensions of its own.
 */
export type AlarmsAt = (resource: Resource, keys: readonly string[], own: readonly string[]) => readonly Resource[];

/** Reads every alarm of a stack once. */
export function alarmsAt(graph: Graph): AlarmsAt {
    const looks = graph.ofType(METRIC_ALARM).flatMap((alarm) => looksOf(alarm).map((look) => ({ alarm, ...look })));
    const known = looks.filter(({ value }) => value !== undefined);
    const byKey = groupBy(known, ({ dimension, value }) => `${dimension}=${value ?? ""}`);
    const unknown = looks.filter(({ value }) => value === undefined);
    const byUrn = groupBy(
        unknown.flatMap((look) => look.dependsOn.map((urn) => ({ ...look, urn }))),
        ({ urn }) => urn,
    );
    return ({ urn }, keys, own) => {
        const named = keys.flatMap((key) => byKey.get(key) ?? []);
        const depended = (byUrn.get(urn) ?? []).filter(({ dimension }) => own.includes(dimension));
        return [...new Set([...named, ...depended].map(({ alarm }) => alarm))];
    };
}

/** The dimensions that say what an alarm is about, of all metrics that it reads. */
function looksOf(alarm: Resource): readonly Look[] {
    return ["dimensions", "metricQueries.*.metric.dimensions"].flatMap((place) => {
        const [property = ""] = place.split(".", 1);
        const dependsOn = alarm.propertyDependencies[property] ?? [];
        return valuesAt(alarm, place).flatMap((read) => {
            const names = read.keys();
            const about = names.filter((name) => isAboutDimension(name, names));
            return about.map((dimension) => ({ dimension, value: knownOf(read.at(dimension).text()), dependsOn }));
        });
    });
}
