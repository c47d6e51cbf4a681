import type { SeriesValues } from "./terms";

/** Of the values that several series have in one period; `silent` counts those that have none. */
export type Total = (values: readonly number[], silent: number) => number;

/** Of one series: `period` in minutes, `range` in periods. */
export type SeriesChange = (values: SeriesValues, period: number, range: number) => SeriesValues;

/** Functions of several series. */
export const TOTALS: Readonly<Record<string, Total>> = {
    MAX: (values) => Math.max(...values),
    MIN: (values) => Math.min(...values),
    SUM: (values) => values.reduce((sum, value) => sum + value, 0),
    AVG: (values, silent) => values.reduce((sum, value) => sum + value, 0) / (values.length + silent),
};

/** Functions of one series, or of each of several. */
export const CHANGES: Readonly<Record<string, SeriesChange>> = {
    ABS: (values) => each(values, Math.abs),
    CEIL: (values) => each(values, Math.ceil),
    FLOOR: (values) => each(values, Math.floor),
    DIFF: (values, period, range) => differences(values, period, range, () => 1),
    RATE: (values, period, range) => differences(values, period, range, (periods) => periods * period * 60),
};

function each(values: SeriesValues, apply: (value: number) => number): SeriesValues {
    return (end) => {
        const value = values(end);
        return value === undefined ? undefined : apply(value);
    };
}

/** The difference to the value before, divided by something of the distance between the two. */
function differences(
    values: SeriesValues,
    period: number,
    range: number,
    divisor: (periods: number) => number,
): SeriesValues {
    return (end) => {
        const now = values(end);
        if (now === undefined) return undefined;
        for (let periods = 1; periods < range; periods++) {
            const before = values(end - periods * period);
            if (before !== undefined) return (now - before) / divisor(periods);
        }
        return undefined;
    };
}
