import type { Block, Cell, Section, Verdict } from "../section";

const MARKS: Readonly<Record<Verdict, string>> = {
    good: "✅",
    attention: "⚠️",
    bad: "❌",
    unknown: "❔",
    neutral: "▫️",
};

/** Each section as a block of GitHub's Markdown that unfolds. Pictures are left out: a report shows them. */
export function sectionsAsMarkdown(sections: readonly Section[]): readonly string[] {
    return sections.map(({ title, verdict, summary, blocks }) => {
        const head = `<details><summary>${MARKS[verdict]} <b>${escape(title)}</b>: ${escape(summary)}</summary>`;
        return `${[head, ...blocks.map(blockAsMarkdown), "</details>"].join("\n\n")}\n`;
    });
}

function blockAsMarkdown(block: Block): string {
    switch (block.kind) {
        case "text":
            return escape(block.text);
        case "table": {
            const rows = block.rows.map((row) => line(row.map(cellAsMarkdown)));
            const head = line(block.columns.map(({ title }) => escape(title)));
            const rule = line(block.columns.map(({ align }) => (align === "right" ? "---:" : "---")));
            return [`**${escape(block.caption)}**`, "", head, rule, ...rows].join("\n");
        }
        case "list": {
            const items = block.items.map((item) => `${block.ordered === true ? "1." : "-"} ${cellAsMarkdown(item)}`);
            return [`**${escape(block.caption)}**`, "", ...items].join("\n");
        }
        case "code":
            return `**${escape(block.caption)}**\n\n\`\`\`\`text\n${block.text}\n\`\`\`\``;
        case "picture":
            return "";
    }
}

function cellAsMarkdown(cell: Cell | string): string {
    const { text, verdict } = typeof cell === "string" ? { text: cell, verdict: undefined } : cell;
    return verdict === undefined || verdict === "neutral" ? escape(text) : `${MARKS[verdict]} ${escape(text)}`;
}

function line(cells: readonly string[]): string {
    return `| ${cells.join(" | ")} |`;
}

/** Keeps text from being read as HTML or Markdown, and a table's row in one line. */
function escape(text: string): string {
    return text
        .replace(/[\\`*_|[\]]/g, "\\$&")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll("\n", "<br>");
}
