import { wrap, type Page } from "@platform/preview/render/style";
import type { Column } from "../section";

const GAP = "  ";
/** Between columns of the narrowest table. */
const NARROWEST = 6;
/** Columns are kept wide enough for their longest word, as long as such words fit the page; then it is cut. */
const WORDS_KEPT = [36, 16, NARROWEST] as const;
/** A long word is cut behind one of these, if it can be. */
const JOINTS = "-_/:.,@=";

/**
 * A table as wide as its content; where that is wider than the page, the widest columns are wrapped.
 *
 * @param rows As many texts as there are columns in each.
 * @param paint Colours a cell, whose width it must not change.
 * @returns Lines: the titles, then the rows.
 */
export function renderTable(
    columns: readonly Column[],
    rows: readonly (readonly string[])[],
    { style, width }: Page,
    paint: (text: string, row: number, column: number) => string,
): string[] {
    const titles = columns.map(({ title }) => title);
    const widths = columnWidths([titles, ...rows], width);
    const line = (cells: readonly string[], coloured: (text: string, column: number) => string): string[] => {
        const wrapped = cells.map((text, at) => linesOf(text, widths[at] ?? 0));
        const height = Math.max(1, ...wrapped.map(({ length }) => length));
        return Array.from({ length: height }, (_, row) =>
            wrapped
                .map((lines, at) => {
                    const text = lines[row] ?? "";
                    const room = widths[at] ?? 0;
                    const padded = columns[at]?.align === "right" ? text.padStart(room) : text.padEnd(room);
                    return coloured(padded, at);
                })
                .join(GAP)
                .trimEnd(),
        );
    };
    return [
        ...line(titles, (text) => style.dim(text)),
        ...rows.flatMap((cells, row) => line(cells, (text, column) => paint(text, row, column))),
    ];
}

function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
    const texts = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ""));
    const widths = texts.map((column) => Math.max(...column.map(({ length }) => length)));
    const words = texts.map((column) =>
        Math.max(...column.flatMap((text) => text.split(" ")).map(({ length }) => length)),
    );
    const room = width - GAP.length * (texts.length - 1);
    for (const kept of WORDS_KEPT) {
        const floors = words.map((longest) => Math.min(kept, Math.max(NARROWEST, longest)));
        shrink(widths, floors, room);
    }
    return widths;
}

/** Takes from the widest column until all fit, or none is wider than its floor. */
function shrink(widths: number[], floors: readonly number[], room: number): void {
    for (let excess = sum(widths) - room; excess > 0; excess = sum(widths) - room) {
        const shrinkable = widths.map((own, at) => (own > (floors[at] ?? 0) ? own : 0));
        const [widest = 0, next = 0] = [...shrinkable].sort((a, b) => b - a);
        if (widest === 0) return;
        const at = shrinkable.indexOf(widest);
        widths[at] = Math.max(floors[at] ?? 0, next < widest ? next : widest - 1, widest - excess);
    }
}

function linesOf(text: string, width: number): string[] {
    return wrap(
        text.split(" ").flatMap((word) => pieces(word, width)),
        "",
        width,
    );
}

/** A word that is wider than its column, in pieces that are not: two of them never fit one line. */
function pieces(word: string, width: number): string[] {
    if (word.length <= width) return [word];
    const joint = Array.from(word.slice(0, width)).findLastIndex((character) => JOINTS.includes(character));
    const end = joint > 0 ? joint + 1 : width;
    return [word.slice(0, end), ...pieces(word.slice(end), width)];
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}
