import { outcomeOf } from "../alarms/outcome";
import { factsOf as alarmFacts } from "../alarms/scenarios/facts";
import { scenario } from "../alarms/scenarios/scenario";
import { Stage } from "../alarms/stage";
import { Watch } from "../alarms/watch";
import type { Plan } from "../plan";
import type { Facts } from "./facts";
import type { Loss } from "./losses";
import { seenOf } from "./seen";

/** An alarm that fires when something is lost and nothing heals it before. */
export interface FiredAlarm {
    readonly name: string;
    readonly urn: string;
    /** Minutes from the loss. */
    readonly afterMinutes: number;
    readonly people: readonly string[];
}

/** Tells which declared alarms fire on the losses of one plan, by replaying them as the analysis of alarms does. */
export function alarmsFiring(plan: Plan, facts: Facts): (loss: Loss) => readonly FiredAlarm[] {
    const watch = new Watch(plan);
    const known = alarmFacts(plan);
    const stage = new Stage(plan, watch, known);
    return (loss) => {
        const { keys, change } = seenOf(loss, facts, known);
        // Without a dimension a scenario would look at every alarm.
        if (keys.length === 0) return [];
        const event = { id: loss.kind, title: loss.what, story: "", expects: "open" as const };
        const about = { where: loss.what, urn: loss.urn ?? "", keys };
        const { fired } = outcomeOf(scenario(event, about, change), stage, watch);
        return fired
            .filter(({ after }) => after > 0)
            .map(({ alarm, urn, after, people }) => ({ name: alarm, urn, afterMinutes: after, people }));
    };
}
