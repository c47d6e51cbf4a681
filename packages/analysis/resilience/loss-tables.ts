import type { Block, Cell } from "../section";
import { UNNAMED_ZONE, type LossKind } from "./losses";
import type { ReportedLoss, ResilienceReport } from "./report";
import { grouped, titles } from "./service-table";

const NAMES: Readonly<Record<LossKind, string>> = {
    zone: "zone",
    instance: "instance:",
    "nat-gateway": "NAT gateway",
    tunnel: "VPN",
    "customer-gateway": "customer gateway",
};

/** How a loss is called. */
export function lossName({ kind, what }: Pick<ReportedLoss, "kind" | "what">): string {
    return kind === "instance" || kind === "tunnel" || what === UNNAMED_ZONE ? what : `${NAMES[kind]} ${what}`;
}

/** What other losses do, and what else a zone takes; things with the same fate share a row. */
export function lossTable({ losses }: ResilienceReport): Block {
    const rows = losses.flatMap((loss) => {
        const outcomes = loss.kind === "zone" ? [] : loss.outcomes;
        const named = { text: lossName(loss), ...(loss.urn ? { urn: loss.urn } : {}) };
        return [...grouped("", outcomes), ...grouped("", loss.others)].map(([, ...cells]): Cell[] => [named, ...cells]);
    });
    return {
        kind: "table",
        caption: "Other losses, and what else a zone takes",
        columns: titles("Lost", "What", "What happens"),
        rows,
    };
}

/** Which alarms fire when something is lost. */
export function alarmTable({ losses }: ResilienceReport): Block {
    const rows = losses.map((loss): Cell[] => {
        const { alarms: fired } = loss;
        const reaching = fired.filter(({ people }) => people.length > 0);
        const [first] = reaching;
        const text =
            first === undefined ? "none that reaches somebody" : `${first.name}, after ${first.afterMinutes} minutes`;
        const rest = fired.map(({ name, afterMinutes }) => `${name} (${afterMinutes} minutes)`).join(", ");
        return [
            { text: lossName(loss), ...(loss.urn ? { urn: loss.urn } : {}) },
            {
                text,
                ...(first ? { urn: first.urn } : {}),
                ...(first === undefined && loss.verdict !== "good" ? { verdict: "attention" } : {}),
            },
            { text: String(fired.length), ...(rest === "" ? {} : { detail: rest }) },
        ];
    });
    const caption = "Alarms that fire, unless it is healed before";
    return { kind: "table", caption, columns: titles("Lost", "First alarm", "Alarms"), rows };
}
