import type { Block, Section, Verdict } from "../section";
import { unknownText } from "../shared/unknown-types";
import { alarmTable, lossTable, lossName } from "./loss-tables";
import { weighed, type ResilienceReport } from "./report";
import { serviceTables } from "./service-table";

/** The report as text and tables. */
export function resilienceSection(report: ResilienceReport): Section {
    const blocks: readonly Block[] = [...serviceTables(report), points(report), lossTable(report), alarmTable(report)];
    const filled =
        report.losses.length === 0 ? [] : blocks.filter((block) => !("rows" in block) || block.rows.length > 0);
    return {
        ...{ id: "resilience", title: "Resilience", verdict: report.verdict },
        summary: summaryOf(report),
        blocks: filled,
        data: report,
    };
}

function summaryOf(report: ResilienceReport): string {
    const { losses, unknownTypes } = report;
    const open = unknownTypes.length === 0 ? "" : `Not known: what a loss does to ${unknownText(unknownTypes)}.`;
    if (losses.length > 0) return [survivalText(report), open].filter((text) => text !== "").join(" ");
    return open === "" ? "Nothing in this plan can be lost: it has neither zones nor VPN connections." : open;
}

function survivalText({ losses, singlePoints, zones, unknownTypes }: ResilienceReport): string {
    const named = (verdict: Verdict) => losses.filter((loss) => weighed(loss) === verdict).map(lossName);
    const [bad, unclear, down] = [named("bad"), named("unknown"), named("attention")];
    const count = singlePoints.length === 1 ? "1 single point" : `${singlePoints.length} single points`;
    const parts = [
        ...(bad.length > 0 ? [`does not survive the loss of ${bad.join(", ")}`] : []),
        ...(down.length > 0 ? [`is impaired by the loss of ${down.join(", ")}`] : []),
    ];
    const points = singlePoints.length > 0 ? `: ${count} of failure` : "";
    if (parts.length > 0) return `The stack ${parts.join(", and ")}${points}.`;
    if (unclear.length > 0) return `What is left is not known for the loss of ${unclear.join(", ")}${points}.`;
    if (singlePoints.length > 0) return `The stack has ${count} of failure.`;
    const every = unknownTypes.length === 0 ? "Every service" : "Every service that is known";
    const any = zones.length > 1 ? `any of the ${zones.length} zones` : "any zone";
    return `${every} survives the loss of ${any}, of any instance, tunnel or customer gateway.`;
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
