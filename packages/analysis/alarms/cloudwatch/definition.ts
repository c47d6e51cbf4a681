import type { MetricRef } from "@platform/aws-model/facets/watch";
import type { EvaluationSettings } from "./alarm-state";
import type { ThresholdComparison } from "./comparison";

/** A metric that an alarm reads with a statistic. */
export interface MetricQuery {
    readonly id: string;
    readonly metric: MetricRef;
    readonly statistic: string;
}

/** One line of what an alarm reads: a metric, or an expression over others. */
export type Query = MetricQuery | { readonly id: string; readonly expression: string };

/** All that decides when an alarm fires. */
export interface AlarmDefinition extends EvaluationSettings {
    /** Minutes. */
    readonly period: number;
    readonly queries: readonly Query[];
    /** Id of the query that is compared. */
    readonly watched: string;
    readonly comparison: ThresholdComparison;
    readonly threshold: number;
}

/** The metrics that an alarm reads. */
export function metricsOf({ queries }: AlarmDefinition): readonly MetricRef[] {
    return queries.flatMap((query) => ("metric" in query ? [query.metric] : []));
}
