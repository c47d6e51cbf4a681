import type { HandoverResult } from "./result";
import { keyCommand, RUNBOOK, whereLater } from "./runbook";

/** The handover and the runbook as one document to send. It holds no secret. */
export function handoverMarkdown(result: HandoverResult): string {
    const { stack, connections, sheets, alarms, commands, gaps, around } = result;
    if (connections.length === 0) return `# VPN of stack ${stack}\n\nThere is none.\n`;
    const stored = connections.filter(({ keys }) => keys === "Secrets Manager");
    const parts = [
        `# VPN of stack ${stack}: what the datacenter sets up`,
        whereLater(stack, connections),
        ...(gaps.length > 0 ? ["Missing or weak:", gaps.map((gap) => `- ${gap}`).join("\n")] : []),
        ...Object.entries(sheets).flatMap(([name, text]) => [`## ${name}`, fenced("text", text)]),
        ...(stored.length > 0
            ? [
                  "## Pre-shared keys",
                  "AWS made them. Whoever hands them over reads them here, and sends them by a safe way.",
                  fenced("sh", stored.map(keyCommand).join("\n")),
              ]
            : []),
        "## When an alarm fires",
        alarmTable(result),
        ...commands.flatMap(({ why, command }, index) => [`${index + 1}. ${why}`, fenced("sh", command)]),
        `Then call ${around.contact ?? "the datacenter"} with the connection's name, the tunnel's outside address, since when, and the line of the log. All causes: ${RUNBOOK}.`,
    ];
    return `${parts.filter((part) => part !== "" || alarms.length > 0).join("\n\n")}\n`;
}

function alarmTable({ alarms }: HandoverResult): string {
    if (alarms.length === 0) return "No alarm tells anybody of the VPN.";
    const rows = alarms.map(
        ({ name, means, urgency, people }) =>
            `| \`${name}\` | ${cell(means)} | ${urgency === "critical" ? "now" : "working hours"} | ${cell(people.join(", "))} |`,
    );
    return ["| alarm | what it means | how urgent | who is told |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function cell(text: string): string {
    return text.replaceAll("|", "\\|");
}

function fenced(language: string, text: string): string {
    return `\`\`\`${language}\n${text}\n\`\`\``;
}
