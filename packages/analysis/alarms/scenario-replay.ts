import { during, type Series } from "@platform/aws-model/facets/series";
import type { MetricRef, Shows, Span } from "@platform/aws-model/facets/watch";
import type { AlarmIndex } from "./alarm-index";
import type { AlarmState } from "./cloudwatch/alarm-state";
import { metricsOf, type AlarmDefinition } from "./cloudwatch/definition";
import { replay, type Timeline } from "./cloudwatch/replay";
import { NotUnderstood } from "./cloudwatch/syntax";
import type { DeclaredAlarm } from "./declared";
import type { AlarmFacts } from "./scenarios/facts";
import { healthyMetrics } from "./scenarios/healthy";
import type { Scenario } from "./scenarios/scenario";

/** An alarm's part in a scenario: what it does, or why that is not known. */
export type ReplayedAlarm = { readonly alarm: DeclaredAlarm } & (
    { readonly timeline: Timeline } | { readonly problem: string }
);

/** Alarms alike on series alike do the same, in whichever plan. */
const timelines = new Map<string, Timeline>();

/** Replays scenarios through the alarms of a plan. */
export class ScenarioReplay {
    private readonly healthy: Shows;

    constructor(
        private readonly index: AlarmIndex,
        facts: AlarmFacts,
    ) {
        this.healthy = healthyMetrics(facts);
    }

    /** What the alarms do that look at what changes, and the composite alarms over them. */
    play(scenario: Scenario): readonly ReplayedAlarm[] {
        const { keys } = scenario;
        const looks = keys
            .flatMap((key) => this.index.at(key))
            .flatMap(({ alarm, query }) => (scenario.change(query.metric) === undefined ? [] : [alarm]));
        const own = new Set(keys.length === 0 ? this.index.alarms : looks);
        const all = new Set([...own, ...[...own].flatMap((alarm) => this.index.above(alarm))]);
        return [...all].map((alarm) => this.playOne(alarm, scenario));
    }

    private playOne(alarm: DeclaredAlarm, scenario: Scenario): ReplayedAlarm {
        try {
            return { alarm, timeline: this.timelineOf(alarm, scenario, []) };
        } catch (error) {
            if (error instanceof NotUnderstood) return { alarm, problem: error.message };
            throw error;
        }
    }

    private timelineOf(alarm: DeclaredAlarm, scenario: Scenario, open: readonly DeclaredAlarm[]): Timeline {
        if (open.includes(alarm)) throw new NotUnderstood(`${alarm.name} depends on itself`);
        if (alarm.definition !== undefined) return this.metricTimeline(alarm.definition, scenario);
        const { rule, problem } = alarm;
        if (rule === undefined) throw new NotUnderstood(problem ?? "it has no rule");
        const names = [...new Set(rule.alarms)];
        const children = new Map(
            names.map((name) => {
                const child = this.index.named(name);
                if (child === undefined) throw new NotUnderstood(`${name} is no alarm of this stack`);
                return [name, this.timelineOf(child, scenario, [...open, alarm])];
            }),
        );
        return compositeTimeline((states) => rule.holds(states), children);
    }

    private metricTimeline(definition: AlarmDefinition, scenario: Scenario): Timeline {
        const { lasts, span } = scenario;
        const seriesOf = (metric: MetricRef): Series => {
            const before = this.healthy(metric);
            const inside = scenario.change(metric);
            if (before === undefined)
                throw new NotUnderstood(`what ${metric.namespace} ${metric.name} shows is not known`);
            return inside === undefined ? before : during(lasts, inside, before);
        };
        const key = keyOf(definition, seriesOf, span);
        const timeline = timelines.get(key) ?? replay(definition, seriesOf, span);
        timelines.set(key, timeline);
        return timeline;
    }
}

/** A composite alarm follows the alarms of its rule at once. */
function compositeTimeline(
    holds: (states: (name: string) => AlarmState | undefined) => boolean,
    children: ReadonlyMap<string, Timeline>,
): Timeline {
    const stateAt = (minute: number): AlarmState =>
        holds((name) => {
            const timeline = children.get(name);
            return timeline && (timeline.changes.findLast((change) => change.minute <= minute)?.to ?? timeline.before);
        })
            ? "ALARM"
            : "OK";
    const minutes = [...children.values()].flatMap(({ changes }) => changes.map(({ minute }) => minute));
    const changes: { minute: number; to: AlarmState }[] = [];
    const before = stateAt(-1);
    let state = before;
    for (const minute of [...new Set(minutes)].sort((a, b) => a - b)) {
        const to = stateAt(minute);
        if (to !== state) changes.push({ minute, to });
        state = to;
    }
    return { before, changes };
}

function keyOf(definition: AlarmDefinition, seriesOf: (metric: MetricRef) => Series, span: Span): string {
    const { queries, ...settings } = definition;
    const shapes = queries.map((query) =>
        "metric" in query ? [query.id, query.statistic] : [query.id, query.expression],
    );
    const series = metricsOf(definition).map((metric) => seriesOf(metric).key);
    return JSON.stringify([settings, shapes, series, span]);
}
