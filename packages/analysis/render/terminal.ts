import { wrap, type Page, type Style } from "@platform/preview/render/style";
import type { Block, Cell, Column, Section, Verdict } from "../section";

const MARKS: Readonly<Record<Verdict, string>> = { good: "✓", attention: "!", bad: "✗", unknown: "?", neutral: "·" };
const GAP = "  ";

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
    const head = block.kind === "text" ? [] : ["", page.style.cyan(block.caption)];
    switch (block.kind) {
        case "text":
            return ["", ...wrap(block.text.split(" "), "", page.width)];
        case "table":
            return [
                ...head,
                ...renderTable(
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

/** Columns as wide as their content; where that is wider than the page, the widest ones are wrapped. */
function renderTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], page: Page): string[] {
    const widths = columnWidths(columns, rows, page.width);
    const line = (cells: readonly string[], paintCell: (text: string, at: number) => string): string[] => {
        const wrapped = cells.map((text, at) => wrap(text.split(" "), "", widths[at] ?? 0));
        const height = Math.max(1, ...wrapped.map(({ length }) => length));
        return Array.from({ length: height }, (_, row) =>
            wrapped
                .map((lines, at) => {
                    const text = lines[row] ?? "";
                    const width = widths[at] ?? 0;
                    const padded = columns[at]?.align === "right" ? text.padStart(width) : text.padEnd(width);
                    return paintCell(padded, at);
                })
                .join(GAP)
                .trimEnd(),
        );
    };
    const titles = columns.map(({ title }) => title);
    return [
        ...line(titles, (text) => page.style.dim(text)),
        ...rows.flatMap((cells) => line(cells.map(inTable), (text, at) => paint(page.style, cells[at]?.verdict, text))),
    ];
}

/** Words longer than this stand out of their column rather than widen it. */
const LONGEST_WORD = 36;

function columnWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): number[] {
    const texts = columns.map(({ title }, at) => [
        title,
        ...rows.map((row) => (row[at] === undefined ? "" : inTable(row[at]))),
    ]);
    const widths = texts.map((column) => Math.max(...column.map(({ length }) => length)));
    const floors = texts.map((column) =>
        Math.min(LONGEST_WORD, Math.max(8, ...column.flatMap((text) => text.split(" ")).map(({ length }) => length))),
    );
    const room = width - GAP.length * (columns.length - 1);
    for (let excess = sum(widths) - room; excess > 0; excess = sum(widths) - room) {
        const shrinkable = widths.map((own, at) => (own > (floors[at] ?? 0) ? own : 0));
        const [widest = 0, next = 0] = [...shrinkable].sort((a, b) => b - a);
        if (widest === 0) break;
        const at = shrinkable.indexOf(widest);
        widths[at] = Math.max(floors[at] ?? 0, next < widest ? next : widest - 1, widest - excess);
    }
    return widths;
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

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}
