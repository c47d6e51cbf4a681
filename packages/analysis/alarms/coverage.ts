import type { AlarmIndex } from "./alarm-index";
import type { DeclaredAlarm } from "./declared";
import type { WatchedSubject } from "./subjects";
import type { AlarmRecipients } from "./recipients-of-alarm";

/** Whether something is watched. `elsewhere`: its alarms publish to topics of which the plan does not say who listens. */
export type CoverageState = "watched" | "elsewhere" | "tells nobody" | "no alarm";

/** How one resource is watched. */
export interface Covered {
    /** As readers call it: `VPN tunnel`. */
    readonly kind: string;
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
export function coverage(index: AlarmIndex, subjects: readonly WatchedSubject[]): readonly Covered[] {
    return subjects.map((subject) => {
        const looks = subject.keys
            .flatMap((key) => index.at(key))
            .filter(({ query }) => subject.isSeenBy(query.metric, query.statistic));
        const alarms = [...new Set(looks.map(({ alarm }) => alarm))];
        const recipients = alarms.map((alarm) => reached(index.allRecipientsOf(alarm), subject));
        const people = [...new Set(recipients.flatMap((one) => one.people))];
        const reasons = alarms.flatMap((alarm, at) => silence(alarm, recipients[at]));
        return {
            ...{ kind: subject.kind, name: subject.name, urn: subject.urn, people },
            state: stateOf(alarms, recipients),
            alarms: alarms.map(({ name }) => name),
            reasons: people.length > 0 ? [] : [...new Set(reasons)],
        };
    });
}

/** The alarms that tell no person. */
export function mutes(index: AlarmIndex): readonly Mute[] {
    return index.alarms.flatMap((alarm): readonly Mute[] => {
        const recipients = index.allRecipientsOf(alarm);
        if (recipients.people.length > 0) return [];
        const { name, urn } = alarm;
        if (recipients.elsewhere.length > 0)
            return [{ name, urn, kind: "elsewhere", why: recipients.elsewhere.join(", ") }];
        if (recipients.machines.length > 0)
            return [{ name, urn, kind: "machine", why: recipients.machines.join(", ") }];
        if (alarm.guards.length > 0)
            return [{ name, urn, kind: "machine", why: `it rolls deployments of ${alarm.guards.join(", ")} back` }];
        return [{ name, urn, kind: "nothing", why: silence(alarm, recipients).join("; ") }];
    });
}

/** That a topic fails cannot be told by that topic. */
function reached(recipients: AlarmRecipients, { keys }: WatchedSubject): AlarmRecipients {
    const { topics } = recipients;
    if (!topics.some((topic) => keys.includes(`TopicName=${topic}`))) return recipients;
    const others = topics.filter((topic) => !keys.includes(`TopicName=${topic}`));
    return others.length > 0
        ? recipients
        : { ...recipients, people: [], problems: ["it is told by the topic that fails"] };
}

function stateOf(alarms: readonly DeclaredAlarm[], recipients: readonly AlarmRecipients[]): CoverageState {
    if (alarms.length === 0) return "no alarm";
    if (recipients.some(({ people }) => people.length > 0)) return "watched";
    return recipients.some(({ elsewhere }) => elsewhere.length > 0) ? "elsewhere" : "tells nobody";
}

function silence(
    { name, actions, actionsEnabled }: DeclaredAlarm,
    recipients: AlarmRecipients | undefined,
): readonly string[] {
    if (!actionsEnabled) return [`${name}: its actions are switched off`];
    if (actions.length === 0) return [`${name} has no action`];
    return (recipients?.problems ?? []).map((problem) => `${name}: ${problem}`);
}
