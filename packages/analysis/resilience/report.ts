import { AlarmIndex } from "../alarms/alarm-index";
import { scenarioOutcome } from "../alarms/outcome";
import { ScenarioReplay } from "../alarms/scenario-replay";
import { alarmFactsOf } from "../alarms/scenarios/facts";
import { scenario } from "../alarms/scenarios/scenario";
import type { Plan } from "../plan";
import type { Verdict } from "../section";
import { typesWithout, type UnknownType } from "../shared/unknown-types";
import { resilienceFactsOf, type ResilienceFacts } from "./facts";
import { lossesOf, type Loss } from "./losses";
import { metricEffects } from "./metric-effects";
import { worst } from "./outcome";
import { singlePoints, type SinglePoint } from "./single-points";

/** An alarm that fires when something is lost and nothing heals it before. */
export interface FiredAlarm {
    readonly name: string;
    readonly urn: string;
    /** Minutes from the loss. */
    readonly afterMinutes: number;
    readonly people: readonly string[];
}

/** A loss with the alarms that tell of it. */
export interface ReportedLoss extends Loss {
    readonly alarms: readonly FiredAlarm[];
}

/** The whole answer, as data. */
export interface ResilienceReport {
    readonly zones: readonly string[];
    readonly losses: readonly ReportedLoss[];
    readonly singlePoints: readonly SinglePoint[];
    /** Of which it is not known what a loss does to them. */
    readonly unknownTypes: readonly UnknownType[];
    readonly verdict: Verdict;
}

/** What is left of a plan when one thing is lost. */
export function resilienceReport(plan: Plan): ResilienceReport {
    const facts = resilienceFactsOf(plan);
    const alarms = alarmsFiring(plan, facts);
    const losses = lossesOf(facts).map((loss) => ({ ...loss, alarms: alarms(loss) }));
    const points = singlePoints(facts);
    const unknownTypes = typesWithout(plan, "survives");
    const verdict = worst([
        ...losses.map(weighed),
        ...points.map(() => "attention" as const),
        ...unknownTypes.map(() => "unknown" as const),
    ]);
    return { zones: facts.zones, losses, singlePoints: points, unknownTypes, verdict };
}

/**
 * What a loss counts against the stack. A NAT gateway is redundant within its zone, so its loss alone is less likely than its zone's: that some copies are then
 * without the internet is shown, and changes nothing about whether the stack survives.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
 */
export function weighed({ kind, verdict }: Loss): Verdict {
    return kind === "nat-gateway" && verdict === "attention" ? "good" : verdict;
}

/** Tells which declared alarms fire on the losses of one plan, by replaying them as the analysis of alarms does. */
function alarmsFiring(plan: Plan, facts: ResilienceFacts): (loss: Loss) => readonly FiredAlarm[] {
    const index = new AlarmIndex(plan);
    const known = alarmFactsOf(plan);
    const replay = new ScenarioReplay(index, known);
    return (loss) => {
        const { keys, change } = metricEffects(loss, facts, known);
        // Without a dimension a scenario would look at every alarm.
        if (keys.length === 0) return [];
        const event = { id: loss.kind, title: loss.what, story: "", expects: "open" as const };
        const about = { where: loss.what, urn: loss.urn ?? "", keys };
        const { fired } = scenarioOutcome(scenario(event, about, change), replay, index);
        return fired
            .filter(({ after }) => after > 0)
            .map(({ alarm, urn, after, people }) => ({ name: alarm, urn, afterMinutes: after, people }));
    };
}
