import type { Block, Cell, Section } from "../section";
import { handoverMarkdown } from "./markdown";
import type { HandoverResult } from "./result";
import { keyCommand, RUNBOOK, whereLater } from "./runbook";
import { vpnConnectionTable, proposalTable } from "./tables";
import type { VpnAlarm } from "./vpn-alarms";

/** The result for people; `data.markdown` is the same as a document to send. */
export function handoverSection(result: HandoverResult): Section {
    const { connections, gaps, alarms } = result;
    const data = { ...result, markdown: handoverMarkdown(result) };
    const head = { id: "handover", title: "Handover to the datacenter", data };
    if (connections.length === 0) {
        return {
            ...head,
            verdict: "neutral",
            summary: "There is no VPN: the datacenter has nothing to set up.",
            blocks: [],
        };
    }
    return {
        ...head,
        verdict: gaps.length > 0 ? "attention" : "good",
        summary: summary(result),
        blocks: [
            ...listOf("What is missing or weak", gaps),
            vpnConnectionTable(result),
            proposalTable(connections),
            { kind: "text", text: whereLater(result.stack, connections) },
            ...Object.entries(result.sheets).map(([name, text]): Block => ({
                kind: "code",
                caption: `${name}, to copy`,
                text,
            })),
            ...keyBlocks(result),
            ...(alarms.length > 0 ? [alarmTable(alarms)] : []),
            ...runbookBlocks(result),
        ],
    };
}

function summary({ connections, around, gaps }: HandoverResult): string {
    const devices = [...new Set(connections.flatMap(({ deviceAddress }) => deviceAddress ?? []))];
    const bgp = connections.filter(({ routing }) => routing === "BGP");
    const [first] = bgp;
    const numbers = [...new Set(bgp.flatMap(({ deviceAsn }) => deviceAsn ?? []))].join(" and ");
    const routing = first === undefined ? "static routes" : `BGP between AS ${first.awsAsn} and ${numbers}`;
    const count = connections.length === 1 ? "1 connection" : `${connections.length} connections`;
    const ping = around.pingAddress === undefined ? "" : ` They ping ${around.pingAddress}.`;
    const open =
        gaps.length === 0
            ? ""
            : ` ${gaps.length === 1 ? "One thing is" : `${gaps.length} things are`} missing or weak.`;
    return `${count} with two tunnels each to ${devices.join(" and ")}, ${routing}.${ping} Outside addresses and keys are there after the deployment.${open}`;
}

function keyBlocks({ connections }: HandoverResult): readonly Block[] {
    const stored = connections.filter(({ keys }) => keys === "Secrets Manager");
    if (stored.length === 0) return [];
    const text = stored.map(keyCommand).join("\n");
    return [{ kind: "code", caption: "Reading the pre-shared keys, by whoever hands them over by a safe way", text }];
}

function alarmTable(alarms: readonly VpnAlarm[]): Block {
    return {
        kind: "table",
        caption: "When an alarm fires",
        columns: [{ title: "Alarm" }, { title: "What it means" }, { title: "How urgent" }, { title: "Who is told" }],
        rows: alarms.map(({ name, urn, means, urgency, people }): readonly Cell[] => [
            { text: name, urn },
            { text: means },
            { text: urgency === "critical" ? "now" : "working hours" },
            { text: people.join(", ") },
        ]),
    };
}

function runbookBlocks({ commands, around }: HandoverResult): readonly Block[] {
    if (commands.length === 0) return [];
    const call = `Call ${around.contact ?? "the datacenter"} with the connection's name, the tunnel's outside address, since when, and the line of the log.`;
    return [
        {
            kind: "list",
            caption: "First checks",
            ordered: true,
            items: [...commands.map(({ why }) => why), call, `All causes: ${RUNBOOK}`],
        },
        {
            kind: "code",
            caption: "Their commands, in the same order",
            text: commands.map(({ command }) => command).join("\n\n"),
        },
    ];
}

function listOf(caption: string, texts: readonly string[]): readonly Block[] {
    return texts.length === 0
        ? []
        : [{ kind: "list", caption, items: texts.map((text) => ({ text, verdict: "attention" })) }];
}
