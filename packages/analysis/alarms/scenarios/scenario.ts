import type { MetricRef } from "../cloudwatch/definition";
import type { Span } from "../cloudwatch/replay";
import type { Series } from "../cloudwatch/series";

/**
 * What has to come of a scenario. `wake`: somebody learns of it by an urgent way. `tell`: somebody learns of it. `quiet`:
 * nobody is bothered. `open`: a limit that is known and shown.
 */
export type Expectation = "wake" | "tell" | "quiet" | "open";

/** Something that happens at minute 0 to one resource, as its metrics show it. */
export interface Scenario {
    /** The same for all resources of its kind. */
    readonly id: string;
    readonly title: string;
    /** What happens, and what the metrics show of it. */
    readonly story: string;
    readonly expects: Expectation;
    /** Name of what it happens to. */
    readonly where: string;
    readonly urn: string;
    /** Minutes until it is over. */
    readonly lasts: number;
    readonly span: Span;
    /** Dimensions of the metrics that change, as `TargetGroup=…`; of all alarms where there are none. */
    readonly keys: readonly string[];
    /** What a metric shows while it lasts; undefined for one that does not change. */
    change(metric: MetricRef): Series | undefined;
}

/** What happens to a resource, without what it happens to. */
export type Event = Pick<Scenario, "id" | "title" | "story" | "expects"> & Partial<Pick<Scenario, "lasts" | "span">>;

/** Minutes that most things last. */
const LASTS = 120;
/** Minutes of replay beyond the end, to see alarms go back. */
const AFTER = 150;

/** A scenario whose changes are told by the name of a metric. */
export function scenario(
    event: Event,
    about: Pick<Scenario, "where" | "urn" | "keys">,
    change: (metric: MetricRef) => Series | undefined,
): Scenario {
    const lasts = event.lasts ?? LASTS;
    return { lasts, span: { minutes: lasts + AFTER, step: 1 }, ...event, ...about, change };
}

/** Series by the names of their metrics. */
export function byName(series: Readonly<Record<string, Series>>): (metric: MetricRef) => Series | undefined {
    return ({ name }) => series[name];
}

/** A dimension with its value; none where the value is not known. */
export function keyOf(dimension: string, value: string | undefined): readonly string[] {
    return value === undefined ? [] : [`${dimension}=${value}`];
}
