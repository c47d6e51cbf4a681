import type { MetricRef, Shows } from "@platform/aws-model/facets/watch";
import { silent, type Series } from "@platform/aws-model/facets/series";

/** What metrics show of a loss, and the dimensions in which they do. */
export interface MetricChange {
    readonly keys: readonly string[];
    readonly change: Shows;
}

/** Several at once; of two that change the same metric the first. */
export function together(parts: readonly MetricChange[]): MetricChange {
    const byKey = new Map<string, MetricChange[]>();
    for (const part of parts) for (const key of part.keys) byKey.set(key, [...(byKey.get(key) ?? []), part]);
    return {
        keys: [...byKey.keys()],
        change: (metric) => {
            const keys = Object.entries(metric.dimensions).map(([dimension, value]) => `${dimension}=${value}`);
            const series = keys.flatMap((key) => byKey.get(key) ?? []).map((part) => part.change(metric));
            return series.find((one) => one !== undefined);
        },
    };
}

/** Metrics with a dimension, by their names. */
export function named(dimension: string, value: string, series: Readonly<Record<string, Series>>): MetricChange {
    return changedAt(`${dimension}=${value}`, series);
}

/** As `named`, of a dimension given as `TargetGroup=…`. */
export function changedAt(key: string, series: Readonly<Record<string, Series>>): MetricChange {
    return { keys: [key], change: (metric) => (has(metric, key) ? series[metric.name] : undefined) };
}

/** Every metric with a dimension stops. */
export function mute(key: string): MetricChange {
    return { keys: [key], change: (metric) => (has(metric, key) ? silent : undefined) };
}

function has({ dimensions }: MetricRef, key: string): boolean {
    return Object.entries(dimensions).some(([dimension, value]) => `${dimension}=${value}` === key);
}
