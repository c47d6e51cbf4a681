import type { Verdict } from "../section";
import type { Scenario } from "./scenarios/scenario";
import type { Stage } from "./stage";
import type { Watch } from "./watch";

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
}

/** What comes of a scenario. */
export interface Outcome {
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
export function outcomeOf(scenario: Scenario, stage: Stage, watch: Watch): Outcome {
    const played = stage.play(scenario);
    const firing = new Set<string>();
    const fired = played.flatMap((one): readonly Fired[] => {
        if (!("timeline" in one)) return [];
        const { alarm, timeline } = one;
        const inAlarm = timeline.before === "ALARM";
        const first = timeline.changes.find(({ to }) => to === "ALARM");
        if (!inAlarm && first === undefined) return [];
        alarm.references.forEach((reference) => firing.add(reference));
        const after = inAlarm ? 0 : (first?.minute ?? 0) + 1;
        const back = timeline.changes.findLast(({ to }) => to === "OK");
        const last = timeline.changes.at(-1);
        const { people, urgency } = watch.told(alarm);
        return [
            {
                ...{ alarm: alarm.name, urn: alarm.urn, after, people },
                ...(back === undefined || last !== back
                    ? {}
                    : { backAfter: Math.max(0, back.minute + 1 - scenario.lasts) }),
                ...(urgency === undefined ? {} : { urgency }),
            },
        ];
    });
    const suppressed = new Set(
        played.flatMap(({ alarm }) =>
            alarm.suppressor !== undefined && firing.has(alarm.suppressor) ? [alarm.name] : [],
        ),
    );
    const heard = fired
        .map((one) => (suppressed.has(one.alarm) ? { ...one, people: [] } : one))
        .sort((a, b) => a.after - b.after);
    const unknown = played.flatMap((one) => ("problem" in one ? [`${one.alarm.name}: ${one.problem}`] : []));
    const told = heard.filter(({ people }) => people.length > 0);
    const { id, title, story, expects, where, urn, lasts } = scenario;
    const [first] = told;
    return {
        ...{ id, title, story, expects, where, urn, lasts, fired: heard, unknown },
        people: [...new Set(told.flatMap(({ people }) => people))],
        ...(first === undefined ? {} : { toldAfter: first.after }),
        ...judge(scenario, heard, told, unknown),
    };
}

function judge(
    { expects, id }: Scenario,
    fired: readonly Fired[],
    told: readonly Fired[],
    unknown: readonly string[],
): Pick<Outcome, "verdict" | "why"> {
    if (expects === "open") return { verdict: "neutral", why: told.length > 0 ? "somebody is told" : "nobody is told" };
    if (expects === "quiet") {
        if (told.length > 0)
            return { verdict: id === "quiet-night" ? "bad" : "attention", why: "people are bothered for nothing" };
        return { verdict: "good", why: "nobody is bothered" };
    }
    if (told.length === 0 && unknown.length > 0) return { verdict: "unknown", why: "an alarm could not be replayed" };
    if (told.length === 0) {
        const why = fired.length === 0 ? "no alarm fires" : "alarms fire, and tell nobody";
        return { verdict: expects === "wake" ? "bad" : "attention", why };
    }
    if (expects === "wake" && told.every(({ urgency }) => urgency === "warning"))
        return { verdict: "attention", why: "it is urgent, and only told as a warning" };
    return { verdict: "good", why: "somebody is told" };
}
