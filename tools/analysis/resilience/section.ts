import type { Section } from "../section";
import { alarmTable, lossTable, nameOf } from "./loss-tables";
import type { ResilienceReport } from "./report";
import { serviceTables } from "./service-table";
import type { Block } from "../section";

/** The report as text and tables. */
export function sectionOf(report: ResilienceReport): Section {
    const blocks: readonly Block[] = [...serviceTables(report), points(report), lossTable(report), alarmTable(report)];
    const filled = blocks.filter((block) => !("rows" in block) || block.rows.length > 0);
    return {
        ...{ id: "resilience", title: "What is left when something is lost", verdict: report.verdict },
        summary: summaryOf(report),
        blocks: filled,
        data: report,
    };
}

function summaryOf({ losses, singlePoints, zones }: ResilienceReport): string {
    if (losses.length === 0) return "Nothing in this plan can be lost: it has neither zones nor VPN connections.";
    const bad = losses.filter(({ verdict }) => verdict === "bad").map(nameOf);
    const down = losses.filter(({ verdict }) => verdict === "attention").map(nameOf);
    const count =
        singlePoints.length === 1 ? "1 single point of failure" : `${singlePoints.length} single points of failure`;
    if (bad.length === 0 && singlePoints.length === 0) {
        const unclear = losses.filter(({ verdict }) => verdict === "unknown").map(nameOf);
        if (unclear.length > 0) return `What is left is not known for the loss of ${unclear.join(", ")}.`;
        return `Every service survives the loss of any of the ${zones.length} zones, of any instance, tunnel or customer gateway.`;
    }
    const parts = [
        ...(bad.length > 0 ? [`does not survive the loss of ${bad.join(", ")}`] : []),
        ...(down.length > 0 ? [`is impaired by the loss of ${down.join(", ")}`] : []),
    ];
    return parts.length === 0
        ? `The stack survives every loss, with ${count}.`
        : `The stack ${parts.join(", and ")}: ${count}.`;
}

function points({ singlePoints }: ResilienceReport): Block {
    return {
        kind: "list",
        caption: "Single points of failure",
        items:
            singlePoints.length === 0
                ? [{ text: "none", verdict: "good" }]
                : singlePoints.map(({ name, urn, why }) => ({
                      ...{ text: `${name}: ${why}`, verdict: "attention" as const },
                      ...(urn === undefined ? {} : { urn }),
                  })),
    };
}
