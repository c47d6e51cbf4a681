import type { Resource } from "@platform/aws-model/resource";
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
    /** The first sentence of its text, without the stack. */
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
    const meanings = new Map(plan.ofType(METRIC_ALARM).map((alarm) => [alarm.urn, meaningOf(alarm)]));
    const seen = new Map<string, VpnAlarm>();
    const add = (key: string, connection?: string) => {
        for (const { alarm } of index.at(key)) {
            const { people, urgency } = index.allRecipientsOf(alarm);
            if (people.length === 0) continue;
            const others = seen.get(alarm.urn)?.connections ?? [];
            seen.set(alarm.urn, {
                ...{ name: alarm.name, urn: alarm.urn, people },
                means: meanings.get(alarm.urn) ?? "",
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

/** Both the name and the text of an alarm start with the stack, which the reader of its handover knows. */
function meaningOf(alarm: Resource): string {
    const [name = "", text = ""] = ["name", "alarmDescription"].map((property) => known(alarm.get(property).text()));
    const start = text.indexOf(": ");
    const hasStack = start > 0 && name.startsWith(`${text.slice(0, start)}-`);
    return firstSentence(hasStack ? text.slice(start + 2) : text);
}

/** Points within numbers and addresses end no sentence. */
function firstSentence(text: string): string {
    return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/[.:]$/, "") ?? text;
}
