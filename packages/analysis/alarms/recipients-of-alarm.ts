import type { RecipientReach, Urgency } from "./recipients";

/** Who learns of an alarm, over all of its actions. */
export interface AlarmRecipients {
    readonly people: readonly string[];
    readonly machines: readonly string[];
    /** Names of the topics. */
    readonly topics: readonly string[];
    /** The highest of its topics; undefined when their names do not say. */
    readonly urgency?: Urgency;
    /** Topics of other stacks, of which nothing more is known. */
    readonly elsewhere: readonly string[];
    readonly problems: readonly string[];
}

/** What several actions reach together. */
export function allRecipients(reaches: readonly RecipientReach[]): AlarmRecipients {
    const all = <T>(read: (reach: RecipientReach) => readonly T[]) => [...new Set(reaches.flatMap(read))];
    const urgencies = all(({ urgency }) => (urgency === undefined ? [] : [urgency]));
    const urgency = urgencies.includes("critical") ? "critical" : urgencies[0];
    return {
        people: all(({ people }) => people),
        machines: all(({ machines }) => machines),
        topics: all(({ topic }) => (topic === undefined ? [] : [topic])),
        elsewhere: all(({ elsewhere }) => (elsewhere === undefined ? [] : [elsewhere])),
        problems: all(({ problem }) => (problem === undefined ? [] : [problem])),
        ...(urgency === undefined ? {} : { urgency }),
    };
}
