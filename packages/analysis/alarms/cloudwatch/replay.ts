import type { Series } from "@platform/aws-model/facets/series";
import type { MetricRef, Span } from "@platform/aws-model/facets/watch";
import { evaluationRange, nextState, type AlarmState } from "./alarm-state";
import { breaches } from "./comparison";
import { metricsOf, type AlarmDefinition } from "./definition";
import { calculate } from "./metric-math";
import { statisticOf, type Statistic } from "./statistics";
import { NotUnderstood } from "./syntax";
import type { SeriesValues } from "./terms";

/** An alarm's states over time. */
export interface Timeline {
    readonly before: AlarmState;
    /** At the end of a minute. */
    readonly changes: readonly { readonly minute: number; readonly to: AlarmState }[];
}

/**
 * Evaluates an alarm as CloudWatch does: every minute, each time over periods that end with that minute.
 *
 * @throws NotUnderstood when the alarm uses what is not known here.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 */
export function replay(alarm: AlarmDefinition, seriesOf: (metric: MetricRef) => Series, span: Span): Timeline {
    const values = watchedValues(alarm, seriesOf);
    const range = evaluationRange(alarm);
    const stateAt = (end: number, previous: AlarmState): AlarmState => {
        const points = Array.from({ length: range }, (_, index) => {
            const value = values(end - index * alarm.period);
            return value === undefined ? undefined : breaches(value, alarm.comparison, alarm.threshold);
        });
        return nextState(points, alarm, previous);
    };
    const before = stateAt(-1, "INSUFFICIENT_DATA");
    const changes: { minute: number; to: AlarmState }[] = [];
    let state = before;
    for (const minute of minutesOf(metricsOf(alarm).map(seriesOf), range * alarm.period, alarm.period, span)) {
        const to = stateAt(minute, state);
        if (to !== state) changes.push({ minute, to });
        state = to;
    }
    return { before, changes };
}

/**
 * The minutes in which a state can change. What repeats itself in every period gives the same state in every minute,
 * once CloudWatch sees nothing else any more.
 */
function minutesOf(all: readonly Series[], sight: number, period: number, span: Span): readonly number[] {
    const repeating = all.every(
        ({ interval, edges }) => edges !== undefined && (interval === 0 || period % interval === 0),
    );
    const edges = all.flatMap((series) => series.edges ?? []);
    const count = Math.floor(span.minutes / span.step);
    const minutes = Array.from({ length: count }, (_, index) => (index + 1) * span.step - 1);
    if (!repeating) return minutes;
    return minutes.filter((minute) => edges.some((edge) => minute >= edge && minute < edge + sight + span.step));
}

function watchedValues(alarm: AlarmDefinition, seriesOf: (metric: MetricRef) => Series): SeriesValues {
    const known = new Map<string, SeriesValues>();
    const open = new Set<string>();
    const scope = {
        period: alarm.period,
        range: evaluationRange(alarm),
        metrics: alarm.queries.flatMap((query) => ("metric" in query ? [query.id] : [])),
        resolve: (id: string): SeriesValues | undefined => {
            const query = alarm.queries.find((one) => one.id === id);
            if (query === undefined) return undefined;
            if (open.has(id)) throw new NotUnderstood(`${id} is defined by itself`);
            open.add(id);
            const values =
                known.get(id) ??
                remembered(
                    "metric" in query
                        ? periodValues(seriesOf(query.metric), statistic(query.statistic), alarm.period)
                        : calculate(query.expression, scope),
                );
            open.delete(id);
            known.set(id, values);
            return values;
        },
    };
    const values = scope.resolve(alarm.watched);
    if (values === undefined) throw new NotUnderstood(`${alarm.watched} is not among the alarm's queries`);
    return values;
}

function statistic(name: string): Statistic {
    const found = statisticOf(name);
    if (found === undefined) throw new NotUnderstood(`the statistic ${name} is not understood`);
    return found;
}

/** The statistic of all that was published in the period that ends with a minute. */
function periodValues(series: Series, apply: Statistic, period: number): SeriesValues {
    const { interval } = series;
    return (end) => {
        const samples: number[] = [];
        const first = interval === 0 ? end + 1 : Math.ceil((end - period + 1) / interval) * interval;
        for (let minute = first; minute <= end; minute += interval)
            for (const sample of series.at(minute)) samples.push(sample);
        return apply(samples);
    };
}

function remembered(values: SeriesValues): SeriesValues {
    const cache = new Map<number, number | undefined>();
    return (end) => {
        if (!cache.has(end)) cache.set(end, values(end));
        return cache.get(end);
    };
}
