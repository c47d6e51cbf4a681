import type { Plan } from "../plan";
import { coverage, mutes, type Covered, type Mute } from "./coverage";
import { outcomeOf, type Outcome } from "./outcome";
import { alertScenarios } from "./scenarios/alerts";
import { appScenarios } from "./scenarios/apps";
import { computeScenarios } from "./scenarios/compute";
import { dataScenarios } from "./scenarios/data";
import { factsOf } from "./scenarios/facts";
import { quietNight } from "./scenarios/quiet-night";
import { vpnScenarios } from "./scenarios/vpn";
import { Stage } from "./stage";
import { subjectsOf } from "./subjects";
import { Watch, type TopicUse } from "./watch";

/** What the analysis of alarms finds. */
export interface AlarmsResult {
    readonly alarms: number;
    readonly coverage: readonly Covered[];
    readonly mutes: readonly Mute[];
    readonly topics: readonly TopicUse[];
    readonly outcomes: readonly Outcome[];
    /** Alarms that cannot be replayed, with the reason. */
    readonly unknown: readonly { readonly name: string; readonly urn: string; readonly why: string }[];
}

export function analyzeAlarms(plan: Plan): AlarmsResult {
    const watch = new Watch(plan);
    const alertTopics = new Set(watch.alarms.flatMap(({ actions }) => actions));
    const subjects = subjectsOf(plan, alertTopics);
    const facts = factsOf(plan);
    const stage = new Stage(plan, watch, facts);
    const scenarios = [
        ...vpnScenarios(facts, watch),
        ...appScenarios(facts),
        ...computeScenarios(facts),
        ...dataScenarios(plan),
        ...alertScenarios(plan, watch, subjects),
        ...(watch.alarms.length > 0 ? [quietNight] : []),
    ];
    const unknown = stage
        .play(quietNight)
        .flatMap((one) => ("problem" in one ? [{ name: one.alarm.name, urn: one.alarm.urn, why: one.problem }] : []));
    return {
        ...{ alarms: watch.alarms.length, unknown },
        coverage: coverage(watch, subjects),
        mutes: mutes(watch),
        topics: watch.topics(),
        outcomes: scenarios.map((scenario) => outcomeOf(scenario, stage, watch)),
    };
}
