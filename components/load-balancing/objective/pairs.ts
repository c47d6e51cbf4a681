import type { Severity } from "../../shared/alarm";

/** Two windows in which errors use up what an objective allows so many times as fast as it lasts for. */
export interface BurnPair {
    /** End of the alarms' names. */
    readonly key: string;
    /** Times as fast: at 1 the errors that the objective allows in a month take a month. */
    readonly factor: number;
    /** Seconds of the window in which they add up, at most a day. */
    readonly longSeconds: number;
    /** Seconds of the window that shows whether they go on: the alarm ends soon after they do. */
    readonly shortSeconds: number;
    readonly severity: Severity;
    /** What is used up when the long window is full of them. */
    readonly used: string;
}

/** @see https://sre.google/workbook/alerting-on-slos/ */
export const burnPairs: readonly BurnPair[] = [
    {
        ...{ key: "fast", factor: 14.4, longSeconds: 3600, shortSeconds: 300, severity: "critical" },
        used: "two percent of what a month allows within an hour",
    },
    {
        ...{ key: "slow", factor: 6, longSeconds: 21_600, shortSeconds: 1800, severity: "warning" },
        used: "five percent of what a month allows within six hours",
    },
];

/** Percent of requests that fail at a pair's speed. Rounded, for binary fractions would stand in the alarm's text. */
export function burnPercent({ factor }: BurnPair, objective: number): number {
    return Math.round(factor * (100 - objective) * 1e6) / 1e6;
}
