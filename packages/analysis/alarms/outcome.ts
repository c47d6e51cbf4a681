import type { Verdict } from "../section";
import type { Scenario } from "./scenarios/scenario";
import type { AlarmIndex } from "./alarm-index";
import type { ReplayedAlarm, ScenarioReplay } from "./scenario-replay";

/** An alarm that fires in a scenario. */
export interface Fired {
    readonly alarm: string;
    readonly urn: string;
    /** Minutes from the start of what happens; 0 for an alarm that fires before. */
    readonly after: number;
    /** Minutes from its end until the alarm is OK again; undefined if it is not within the time that is replayed. */
    readonly backAfter?: number;
    readonly people: readonly string[];
    readonly urgency?: "critical" | "warning";
    /** It publishes to a topic of another stack, of which nothing more is known. */
    readonly elsewhere: boolean;
}

/** What comes of a scenario. */
export interface ScenarioOutcome {
    readonly id: string;
    readonly title: string;
    readonly story: string;
    readonly expects: Scenario["expects"];
    readonly where: string;
    readonly urn: string;
    readonly lasts: number;
    /** In the order in which they fire. */
    readonly fired: readonly Fired[];
    readonly people: readonly string[];
    /** Minutes until the first alarm that reaches somebody. */
    readonly toldAfter?: number;
    readonly verdict: Verdict;
    readonly why: string;
    /** Alarms of which it is not known what they do. */
    readonly unknown: readonly string[];
}

/** Plays a scenario and judges what comes of it. */
export function scenarioOutcome(scenario: Scenario, replay: ScenarioReplay, index: AlarmIndex): ScenarioOutcome {
    const replayed = replay.play(scenario);
    const fired = firing(replayed, scenario, index);
    const unknown = replayed.flatMap((one) => ("problem" in one ? [`${one.alarm.name}: ${one.problem}`] : []));
    const told = fired.filter(({ people }) => people.length > 0);
    const { id, title, story, expects, where, urn, lasts } = scenario;
    const [first] = told;
    return {
        ...{ id, title, story, expects, where, urn, lasts, fired, unknown },
        people: [...new Set(told.flatMap(({ people }) => people))],
        ...(first === undefined ? {} : { toldAfter: first.after }),
        ...judge(scenario, fired, told, unknown),
    };
}

/** The alarms that fire, in their order. One tells nobody while the alarm fires that suppresses its actions. */
function firing(replayed: readonly ReplayedAlarm[], scenario: Scenario, index: AlarmIndex): readonly Fired[] {
    const all = replayed.flatMap((one) => {
        const fired = firedOf(one, scenario, index);
        return fired === undefined ? [] : [{ alarm: one.alarm, fired }];
    });
    const names = new Set(all.flatMap(({ alarm }) => alarm.references));
    return all
        .map(({ alarm, fired }) => (names.has(alarm.suppressor ?? "") ? { ...fired, people: [] } : fired))
        .sort((a, b) => a.after - b.after);
}

function firedOf(replayed: ReplayedAlarm, { lasts }: Scenario, index: AlarmIndex): Fired | undefined {
    if (!("timeline" in replayed)) return undefined;
    const { alarm, timeline } = replayed;
    const inAlarm = timeline.before === "ALARM";
    const first = timeline.changes.find(({ to }) => to === "ALARM");
    if (!inAlarm && first === undefined) return undefined;
    const last = timeline.changes.at(-1);
    const { people, urgency, elsewhere } = index.recipientsOf(alarm);
    return {
        ...{ alarm: alarm.name, urn: alarm.urn, people, elsewhere: elsewhere.length > 0 },
        after: inAlarm ? 0 : (first?.minute ?? 0) + 1,
        ...(last?.to === "OK" ? { backAfter: Math.max(0, last.minute + 1 - lasts) } : {}),
        ...(urgency === undefined ? {} : { urgency }),
    };
}

function judge(
    { expects, id }: Scenario,
    fired: readonly Fired[],
    told: readonly Fired[],
    unknown: readonly string[],
): Pick<ScenarioOutcome, "verdict" | "why"> {
    if (expects === "open") return { verdict: "neutral", why: told.length > 0 ? "somebody is told" : "nobody is told" };
    if (expects === "quiet") {
        if (told.length > 0)
            return { verdict: id === "quiet-night" ? "bad" : "attention", why: "people are bothered for nothing" };
        return { verdict: "good", why: "nobody is bothered" };
    }
    if (told.length === 0 && unknown.length > 0) return { verdict: "unknown", why: "an alarm could not be replayed" };
    if (told.length === 0 && fired.some(({ elsewhere }) => elsewhere))
        return { verdict: "unknown", why: "alarms tell topics of another stack" };
    if (told.length === 0) {
        const why = fired.length === 0 ? "no alarm fires" : "alarms fire, and tell nobody";
        return { verdict: expects === "wake" ? "bad" : "attention", why };
    }
    if (expects === "wake" && told.every(({ urgency }) => urgency === "warning"))
        return { verdict: "attention", why: "it is urgent, and only told as a warning" };
    return { verdict: "good", why: "somebody is told" };
}
