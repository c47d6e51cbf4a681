import { concerns, type Concern } from "@platform/aws-model/facets/watch";
import type { Plan } from "../plan";
import { typesWithout, type UnknownType } from "../shared/unknown-types";
import { AlarmIndex, type TopicUse } from "./alarm-index";
import { toldBills } from "./bills";
import { coverage, mutes, type Covered, type Mute } from "./coverage";
import { notifiedEvents, type NotifiedEvents } from "./notifications";
import { scenarioOutcome, type ScenarioOutcome } from "./outcome";
import { ScenarioReplay } from "./scenario-replay";
import { allTunnelsScenarios } from "./scenarios/all-tunnels";
import { appScenarios } from "./scenarios/apps";
import { alarmFactsOf, type AlarmFacts } from "./scenarios/facts";
import { maintenanceScenarios } from "./scenarios/maintenance";
import { mishapScenarios } from "./scenarios/mishaps";
import { objectiveScenarios } from "./scenarios/objectives";
import { quietNight } from "./scenarios/quiet-night";
import type { Scenario } from "./scenarios/scenario";
import { serviceScenarios } from "./scenarios/services";
import { subjectsOf } from "./subjects";

/** What the analysis of alarms finds. */
export interface AlarmsResult {
    readonly alarms: number;
    readonly coverage: readonly Covered[];
    /** Of which it is not known whether they have to be watched. */
    readonly unknownTypes: readonly UnknownType[];
    readonly mutes: readonly Mute[];
    readonly topics: readonly TopicUse[];
    /** What User Notifications, budgets and cost anomalies tell besides. */
    readonly notifications: readonly NotifiedEvents[];
    readonly outcomes: readonly ScenarioOutcome[];
    /** Alarms that cannot be replayed, with the reason. */
    readonly unknown: readonly { readonly name: string; readonly urn: string; readonly why: string }[];
}

export function analyzeAlarms(plan: Plan): AlarmsResult {
    const index = new AlarmIndex(plan);
    const facts = alarmFactsOf(plan);
    const replay = new ScenarioReplay(index, facts);
    const unknown = replay
        .play(quietNight)
        .flatMap((one) => ("problem" in one ? [{ name: one.alarm.name, urn: one.alarm.urn, why: one.problem }] : []));
    return {
        ...{ alarms: index.alarms.length, unknown },
        coverage: coverage(index, subjectsOf(plan)),
        unknownTypes: typesWithout(plan, "watch"),
        mutes: mutes(index),
        topics: index.topics(),
        notifications: [...notifiedEvents(plan), ...toldBills(plan)],
        outcomes: scenariosOf(facts, index).map((scenario) => scenarioOutcome(scenario, replay, index)),
    };
}

/** What can happen to the stack's parts together and to each of them, in the order of what somebody is concerned with. */
function scenariosOf(facts: AlarmFacts, index: AlarmIndex): readonly Scenario[] {
    const together: Partial<Record<Concern, readonly Scenario[]>> = {
        tunnels: allTunnelsScenarios(facts),
        requests: [...appScenarios(facts), ...objectiveScenarios(facts, index), ...maintenanceScenarios(facts.plan)],
        services: serviceScenarios(facts),
    };
    const all = concerns.flatMap((one) => [...(together[one] ?? []), ...mishapScenarios(facts.plan, index, one)]);
    return index.alarms.length > 0 ? [...all, quietNight] : all;
}
