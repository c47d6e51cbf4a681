import type { Plan } from "../plan";
import type { Verdict } from "../section";
import { factsOf } from "./facts";
import { lossesOf, type Loss } from "./losses";
import { worst } from "./outcome";
import { singlePoints, type SinglePoint } from "./single-points";
import { alarmsFiring, type FiredAlarm } from "./told";

/** A loss with the alarms that tell of it. */
export interface ReportedLoss extends Loss {
    readonly alarms: readonly FiredAlarm[];
}

/** The whole answer, as data. */
export interface ResilienceReport {
    readonly zones: readonly string[];
    readonly losses: readonly ReportedLoss[];
    readonly singlePoints: readonly SinglePoint[];
    readonly verdict: Verdict;
}

/** What is left of a plan when one thing is lost. */
export function reportOf(plan: Plan): ResilienceReport {
    const facts = factsOf(plan);
    const alarms = alarmsFiring(plan, facts);
    const losses = lossesOf(facts).map((loss) => ({ ...loss, alarms: alarms(loss) }));
    return { zones: facts.zones, losses, singlePoints: singlePoints(facts), verdict: worst(losses.map(weighed)) };
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
