import type { MetricRef } from "../alarms/cloudwatch/definition";
import { silent, type Series } from "../alarms/cloudwatch/series";

/** What a metric shows while something is lost. */
export type Change = (metric: MetricRef) => Series | undefined;

/** What metrics show of a loss, and the dimensions in which they do. */
export interface Seen {
    readonly keys: readonly string[];
    readonly change: Change;
}

/** Several at once; of two that change the same metric the first. */
export function together(parts: readonly Seen[]): Seen {
    const byKey = new Map<string, Seen[]>();
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
export function named(dimension: string, value: string, series: Readonly<Record<string, Series>>): Seen {
    return at(`${dimension}=${value}`, series);
}

/** As `named`, of a dimension given as `TargetGroup=…`. */
export function at(key: string, series: Readonly<Record<string, Series>>): Seen {
    return { keys: [key], change: (metric) => (has(metric, key) ? series[metric.name] : undefined) };
}

/** Every metric with a dimension stops. */
export function mute(key: string): Seen {
    return { keys: [key], change: (metric) => (has(metric, key) ? silent : undefined) };
}

function has({ dimensions }: MetricRef, key: string): boolean {
    return Object.entries(dimensions).some(([dimension, value]) => `${dimension}=${value}` === key);
}
