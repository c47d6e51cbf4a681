import type { DeclaredAlarm } from "./declared";
import type { Subject, SubjectKind } from "./subjects";
import type { Told } from "./told";
import type { Watch } from "./watch";

/** Whether something is watched. `elsewhere`: its alarms publish to topics of which the plan does not say who listens. */
export type CoverageState = "watched" | "elsewhere" | "tells nobody" | "no alarm";

/** How one resource is watched. */
export interface Covered {
    readonly kind: SubjectKind;
    readonly name: string;
    readonly urn: string;
    readonly state: CoverageState;
    /** Logical names of the alarms that look at it. */
    readonly alarms: readonly string[];
    readonly people: readonly string[];
    /** Why nobody is told although there are alarms. */
    readonly reasons: readonly string[];
}

/** An alarm that tells no person, itself or through a composite alarm. */
export interface Mute {
    readonly name: string;
    readonly urn: string;
    /** `machine`: it does something by itself, on purpose. */
    readonly kind: "machine" | "nothing" | "elsewhere";
    readonly why: string;
}

/** Whether each thing that has to be watched has an alarm that reaches somebody. */
export function coverage(watch: Watch, subjects: readonly Subject[]): readonly Covered[] {
    return subjects.map((subject) => {
        const looks = subject.keys
            .flatMap((key) => watch.at(key))
            .filter(({ query }) => subject.isSeenBy(query.metric, query.statistic));
        const alarms = [...new Set(looks.map(({ alarm }) => alarm))];
        const told = alarms.map((alarm) => audible(watch.toldInTheEnd(alarm), subject));
        const people = [...new Set(told.flatMap((one) => one.people))];
        const reasons = alarms.flatMap((alarm, index) => silence(alarm, told[index]));
        return {
            ...{ kind: subject.kind, name: subject.name, urn: subject.urn, people },
            state: stateOf(alarms, told),
            alarms: alarms.map(({ name }) => name),
            reasons: people.length > 0 ? [] : [...new Set(reasons)],
        };
    });
}

/** The alarms that tell no person. */
export function mutes(watch: Watch): readonly Mute[] {
    return watch.alarms.flatMap((alarm): readonly Mute[] => {
        const told = watch.toldInTheEnd(alarm);
        if (told.people.length > 0) return [];
        const { name, urn } = alarm;
        if (told.elsewhere.length > 0) return [{ name, urn, kind: "elsewhere", why: told.elsewhere.join(", ") }];
        if (told.machines.length > 0) return [{ name, urn, kind: "machine", why: told.machines.join(", ") }];
        return [{ name, urn, kind: "nothing", why: silence(alarm, told).join("; ") }];
    });
}

/** That a topic fails cannot be told by that topic. */
function audible(told: Told, { kind, keys }: Subject): Told {
    if (kind !== "alert delivery" || told.topics.length === 0) return told;
    const others = told.topics.filter((topic) => !keys.includes(`TopicName=${topic}`));
    return others.length > 0 ? told : { ...told, people: [], problems: ["it is told by the topic that fails"] };
}

function stateOf(alarms: readonly DeclaredAlarm[], told: readonly Told[]): CoverageState {
    if (alarms.length === 0) return "no alarm";
    if (told.some(({ people }) => people.length > 0)) return "watched";
    return told.some(({ elsewhere }) => elsewhere.length > 0) ? "elsewhere" : "tells nobody";
}

function silence({ name, actions, actionsEnabled }: DeclaredAlarm, told: Told | undefined): readonly string[] {
    if (!actionsEnabled) return [`${name}: its actions are switched off`];
    if (actions.length === 0) return [`${name} has no action`];
    return (told?.problems ?? []).map((problem) => `${name}: ${problem}`);
}
