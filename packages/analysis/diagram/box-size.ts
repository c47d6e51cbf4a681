import { NOTE, TITLE, widthOf } from "./measure";
import type { Box } from "./model";

export const LEAF = { height: 46, icon: 34, least: 104, most: 190 } as const;
export const HEADER = 30;
export const PADDING = 12;

/** Least width of a frame: its name and note fit. */
export function headerWidth({ title, note = "" }: Box): number {
    return widthOf(title, TITLE) + widthOf(note, NOTE) + 46;
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
