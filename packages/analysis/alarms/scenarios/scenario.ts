import type { Series } from "@platform/aws-model/facets/series";
import type { Mishap, Shows } from "@platform/aws-model/facets/watch";

/** Something that happens at minute 0 to one resource or to several, as their metrics show it. */
export interface Scenario extends Required<Omit<Mishap, "shows">> {
    /** Name of what it happens to. */
    readonly where: string;
    readonly urn: string;
    /** Dimensions of the metrics that change, as `TargetGroup=…`; of all alarms where there are none. */
    readonly keys: readonly string[];
    /** What a metric shows while it lasts; undefined for one that does not change. */
    readonly change: Shows;
}

/** What happens, without what it happens to. */
export type Event = Omit<Mishap, "shows">;

/** Minutes that most things last. */
const LASTS = 120;
/** Minutes of replay beyond the end, to see alarms go back. */
const AFTER = 150;

/** A scenario with what its event leaves open. */
export function scenario(event: Event, about: Pick<Scenario, "where" | "urn" | "keys">, change: Shows): Scenario {
    const lasts = event.lasts ?? LASTS;
    return { lasts, span: { minutes: lasts + AFTER, step: 1 }, ...event, ...about, change };
}

/** Series by the names of their metrics. */
export function byName(series: Readonly<Record<string, Series>>): Shows {
    return ({ name }) => series[name];
}
