import { METRIC_ALARM } from "@platform/aws-model/types";
import type { Urgency } from "../alarms/recipients";
import { AlarmIndex } from "../alarms/alarm-index";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import type { HandoverConnection } from "./connections";
import type { DatacenterSide } from "./datacenter-side";

/** An alarm on the way into the datacenter. */
export interface VpnAlarm {
    readonly name: string;
    readonly urn: string;
    /** Names of the connections that it looks at; none for the ping target and the probe. */
    readonly connections: readonly string[];
    /** The first sentence of its text. */
    readonly means: string;
    readonly urgency?: Urgency;
    readonly people: readonly string[];
}

/** The alarms that look at the connections, the ping target and the probe, and tell somebody. */
export function vpnAlarms(
    plan: Plan,
    connections: readonly HandoverConnection[],
    around: DatacenterSide,
): readonly VpnAlarm[] {
    const index = new AlarmIndex(plan);
    const texts = new Map(
        plan.ofType(METRIC_ALARM).map((alarm) => [alarm.urn, known(alarm.get("alarmDescription").text()) ?? ""]),
    );
    const seen = new Map<string, VpnAlarm>();
    const add = (key: string, connection?: string) => {
        for (const { alarm } of index.at(key)) {
            const { people, urgency } = index.allRecipientsOf(alarm);
            if (people.length === 0) continue;
            const others = seen.get(alarm.urn)?.connections ?? [];
            seen.set(alarm.urn, {
                ...{ name: alarm.name, urn: alarm.urn, people },
                means: firstSentence(texts.get(alarm.urn) ?? ""),
                connections: connection === undefined ? others : [...new Set([...others, connection])],
                ...(urgency === undefined ? {} : { urgency }),
            });
        }
    };
    for (const { id, name } of connections) add(`VpnId=${id}`, name);
    if (around.probeId !== undefined) add(`Probe=${around.probeId}`);
    if (around.pingInstance !== undefined) add(`InstanceId=${around.pingInstance}`);
    const rank = ({ urgency }: VpnAlarm) => (urgency === "critical" ? 0 : 1);
    return [...seen.values()].sort((a, b) => rank(a) - rank(b));
}

/** Points within numbers and addresses end no sentence. */
function firstSentence(text: string): string {
    return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/[.:]$/, "") ?? text;
}
