import type { Box } from "./model";

/** Widths of Helvetica's characters (Arial's and Liberation Sans's alike) in thousandths of the font's size. */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
    ["ijl|'", 222],
    ["!.,:;/\\ ftI[]()-·", 300],
    ['rJ"', 350],
    ["cksvxyz*", 500],
    ["ABEKPSVXY&", 667],
    ["CDHNRUw", 722],
    ["GOQ", 778],
    ["mM", 833],
    ["W%@", 1000],
];
const OTHERS = 570;
const BOLD = 1.07;

const byCharacter = new Map(
    WIDTHS.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)),
);

export interface Font {
    /** Pixels. */
    readonly size: number;
    readonly bold: boolean;
}

export const TITLE: Font = { size: 13, bold: true };
export const NOTE: Font = { size: 12, bold: false };

/** Pixels that a text takes, rather too many than too few. */
export function widthOf(text: string, { size, bold }: Font): number {
    let sum = 0;
    for (const character of text) sum += byCharacter.get(character) ?? OTHERS;
    return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** Pixels that a text takes in the widest of the fonts that readers have in place of ours: DejaVu Sans, or one of fixed width. */
export function widestOf(text: string, font: Font): number {
    return Math.max(widthOf(text, font) * 1.25, Array.from(text).length * font.size * 0.62);
}

/** The text, its end cut off where it is wider than the room. */
export function fit(text: string, font: Font, room: number): string {
    if (widthOf(text, font) <= room) return text;
    let end = text.length;
    while (end > 1 && widthOf(`${text.slice(0, end)}…`, font) > room) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
}

export const LEAF = { height: 46, icon: 34, least: 104, most: 204 } as const;
export const HEADER = 30;
export const PADDING = 12;

/** Least width of a frame: its name and note fit. */
export function headerWidth({ title, note = "" }: Box): number {
    return widthOf(title, TITLE) + widthOf(note, NOTE) + 46;
}

/** Where a frame's title and note have ended for every reader, from its left. */
export function headerEnd({ title, note = "" }: Box): number {
    return PADDING + widestOf(title, TITLE) + (note === "" ? 0 : 10 + widestOf(note, NOTE)) + 6;
}

/** A node as wide as its text, within bounds; of a frame without anything in it, its header. */
export function nodeSize(box: Box): { width: number; height: number } {
    if (box.children !== undefined) return { width: headerWidth(box), height: HEADER + 6 };
    const width = Math.min(Math.max(textWidth(box) + LEAF.icon + 14, LEAF.least), LEAF.most);
    return { width: Math.round(width), height: LEAF.height };
}

/** The wider one of its two lines. */
export function textWidth({ title, note = "" }: Box): number {
    return Math.max(widthOf(title, TITLE), widthOf(note, NOTE));
}
