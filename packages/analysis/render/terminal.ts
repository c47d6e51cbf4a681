import { wrap, type Page, type Style } from "@platform/preview/render/style";
import type { Block, Cell, Column, Section, Verdict } from "../section";
import { renderTable } from "./table";

const MARKS: Readonly<Record<Verdict, string>> = { good: "✓", attention: "!", bad: "✗", unknown: "?", neutral: "·" };

/** Sections as text for people. Pictures are left out: a report shows them. */
export function renderSections(sections: readonly Section[], page: Page): string[] {
    return sections.flatMap((section) => [...renderSection(section, page), ""]);
}

function renderSection({ title, verdict, summary, blocks }: Section, page: Page): string[] {
    const { style } = page;
    return [
        `${paint(style, verdict, MARKS[verdict])} ${style.bold(title)}`,
        ...wrap(summary.split(" "), "  ", page.width),
        ...blocks.flatMap((block) => renderBlock(block, page)),
    ];
}

function renderBlock(block: Block, page: Page): string[] {
    const head =
        block.kind === "text"
            ? []
            : ["", ...wrap(block.caption.split(" "), "", page.width).map((line) => page.style.cyan(line))];
    switch (block.kind) {
        case "text":
            return ["", ...wrap(block.text.split(" "), "", page.width)];
        case "table":
            return [
                ...head,
                ...tableLines(
                    block.columns,
                    block.rows.map((row) => row.map(toCell)),
                    page,
                ),
            ];
        case "list":
            return [
                ...head,
                ...block.items.flatMap((item, at) => renderItem(toCell(item), block.ordered ? `${at + 1}.` : "", page)),
            ];
        case "code":
            return [...head, ...block.text.split("\n").map((line) => `  ${line}`.trimEnd())];
        case "picture":
            return [];
    }
}

function tableLines(columns: readonly Column[], rows: readonly (readonly Cell[])[], page: Page): string[] {
    const texts = rows.map((cells) => cells.map(inTable));
    return renderTable(columns, texts, page, (text, row, column) =>
        paint(page.style, rows[row]?.[column]?.verdict, text),
    );
}

function renderItem(cell: Cell, number: string, page: Page): string[] {
    const mark = number === "" ? MARKS[cell.verdict ?? "neutral"] : number;
    const indentation = " ".repeat(mark.length + 1);
    const [first = "", ...rest] = wrap(cell.text.split(" "), indentation, page.width);
    const detail = cell.detail === undefined ? [] : wrap(cell.detail.split(" "), indentation, page.width);
    return [
        paint(page.style, cell.verdict, mark) + first.slice(mark.length),
        ...rest,
        ...detail.map((line) => page.style.dim(line)),
    ];
}

/** Colour alone would not reach everybody: a verdict that is not good has its mark as well. */
function inTable({ text, verdict }: Cell): string {
    return verdict === "bad" || verdict === "attention" || verdict === "unknown" ? `${MARKS[verdict]} ${text}` : text;
}

function paint(style: Style, verdict: Verdict | undefined, text: string): string {
    if (verdict === "good") return style.green(text);
    if (verdict === "bad") return style.red(text);
    return verdict === "attention" || verdict === "unknown" ? style.yellow(text) : text;
}

function toCell(cell: Cell | string): Cell {
    return typeof cell === "string" ? { text: cell } : cell;
}
