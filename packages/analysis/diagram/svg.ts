import type { Point, Rectangle } from "./blocks";
import { flatten } from "./drawing";
import { GLYPHS } from "./glyphs";
import type { Placement } from "./elk-result";
import { legend, LEGEND_HEIGHT } from "./legend";
import { drawLink } from "./lines";
import { fit, HEADER, LEAF, NOTE, TITLE, widestOf, widthOf, type Font } from "./measure";
import type { Box, Drawing } from "./model";
import { ownStyle } from "./style";
import { escapeXml, round } from "./xml";

/** Room for the note on what is not drawn, where nothing else is. */
const NOTE_WIDTH = 480;

/** The drawing as an SVG that stands alone. Every node is a group `<g class="node …" data-urn="…">` without groups in it. */
export function toSvg(drawing: Drawing, placement: Placement): string {
    const { title, description, boxes, missing } = drawing;
    const width = Math.max(Math.ceil(placement.width), missing === "" ? 0 : NOTE_WIDTH);
    const kinds = new Set(placement.links.map(({ link }) => link.kind));
    const under = Math.ceil(placement.height) + (kinds.size === 0 ? 0 : LEGEND_HEIGHT);
    const height = under + (missing === "" ? 0 : LEGEND_HEIGHT);
    const all = flatten(boxes);
    const frames = all.filter(isFrame);
    const nodes = all.filter((box) => !isFrame(box));
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" class="dg" role="img" aria-labelledby="dg-title dg-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
        `<title id="dg-title">${escapeXml(title)}</title><desc id="dg-desc">${escapeXml(description)}</desc>`,
        `<style>${ownStyle()}</style>`,
        `<rect class="ground" width="${width}" height="${height}"/>`,
        ...frames.map((box) => drawFrame(box, placeOf(box, placement))),
        ...placement.links.map(({ link, points }) => drawLink(link, points)),
        ...frames.map((box) => drawHeader(box, placeOf(box, placement))),
        ...nodes.map((box) => drawNode(box, placeOf(box, placement))),
        ...(kinds.size === 0 ? [] : [legend(kinds, { x: 8, y: placement.height + 4 })]),
        ...(missing === "" ? [] : [missingNote(missing, { x: 8, y: under + 16 }, width - 16)]),
        "</svg>",
    ].join("\n");
}

function isFrame({ children, grid }: Box): boolean {
    return children !== undefined || grid !== undefined;
}

function placeOf({ id }: Box, { boxes }: Placement): Rectangle {
    return boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
}

function attributes({ kind, urn }: Box, role: string): string {
    return `class="${role} ${kind}"${urn === undefined ? "" : ` data-urn="${escapeXml(urn)}"`}`;
}

function rectangle({ x, y, width, height }: Rectangle, radius: number): string {
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

function drawFrame(box: Box, place: Rectangle): string {
    return `<g class="frame ${box.kind}">${rectangle(place, 8)}</g>`;
}

/**
 * The frame's name, above the lines that cross the frame, and its note behind it: both in one text, so that the note starts
 * where the name ends, in whatever font the reader has.
 */
function drawHeader(box: Box, place: Rectangle): string {
    const { title, note = "" } = box;
    const room = place.width - 24;
    const name = fit(title, TITLE, room);
    const left = widthOf(name, TITLE) + 10;
    const rest = note === "" ? "" : fit(note, NOTE, room - left);
    const at = { x: place.x + 12, y: place.y + HEADER / 2 + 4 };
    const wholeBy = (measure: typeof widthOf) => measure(name, TITLE) + (rest === "" ? 0 : measure(rest, NOTE) + 10);
    const back = { x: place.x + 6, y: place.y + 4, width: Math.min(wholeBy(widestOf) + 18, place.width - 12) };
    const length = lengthOf(wholeBy(widthOf), wholeBy(widestOf), room);
    const parts = `<tspan class="t">${escapeXml(name)}</tspan>${rest === "" ? "" : `<tspan class="n" dx="10">${escapeXml(rest)}</tspan>`}`;
    return (
        `<g ${attributes(box, "node header")}>${titleOf(box)}${rectangle({ ...back, height: HEADER - 8 }, 4)}` +
        `<text x="${round(at.x)}" y="${round(at.y)}"${length}>${parts}</text></g>`
    );
}

function drawNode(box: Box, place: Rectangle): string {
    const { x, y, width } = place;
    const room = width - LEAF.icon - 8;
    const title = fit(box.title, TITLE, room);
    const note = fit(box.note ?? "", NOTE, room);
    const middle = y + LEAF.height / 2;
    const icon = `<path class="icon" transform="translate(${round(x + 9)} ${round(middle - 9)}) scale(.9)" d="${outlineOf(box)}"/>`;
    const line = (style: "t" | "n", content: string, below: number) =>
        text(style, content, { x: x + LEAF.icon, y: middle + below }, room);
    const lines = note === "" ? line("t", title, 4) : line("t", title, -3) + line("n", note, 13);
    return `<g ${attributes(box, "node")}>${titleOf(box)}${rectangle(place, 7)}${icon}${lines}</g>`;
}

function outlineOf({ kind }: Box): string {
    return kind in GLYPHS ? GLYPHS[kind as keyof typeof GLYPHS] : "";
}

/** Everything that may be cut off, for those who point at it or hear it. */
function titleOf({ title, note, detail }: Box): string {
    return `<title>${escapeXml([title, note, detail].filter((part) => part !== undefined && part !== "").join(", "))}</title>`;
}

/** What the picture lacks, whole for those who point at it. */
function missingNote(missing: string, at: Point, room: number): string {
    const all = `Not drawn: ${missing}`;
    return `<g class="missing"><title>${escapeXml(all)}</title>${text("n", fit(all, NOTE, room), at, room)}</g>`;
}

const FONTS: Readonly<Record<"t" | "n", Font>> = { t: TITLE, n: NOTE };

function text(style: "t" | "n", content: string, { x, y }: Point, room: number): string {
    const length = lengthOf(widthOf(content, FONTS[style]), widestOf(content, FONTS[style]), room);
    return `<text class="${style}" x="${round(x)}" y="${round(y)}"${length}>${escapeXml(content)}</text>`;
}

/** Sets the length of a text that would run over its room in a wider font: the reader's draws it narrower then. */
function lengthOf(own: number, widest: number, room: number): string {
    return widest <= room ? "" : ` textLength="${round(own)}" lengthAdjust="spacingAndGlyphs"`;
}
