import { contains, sizeOf } from "@platform/aws-model/network/cidr";
import { rowsOf, type DrawnBlock, type DrawnRow } from "./picture-rows";
import type { AddressReport } from "./report";

/** Measures of the drawing, in its own units. */
const WIDTH = 1000;
const BAR = { x: 190, width: 800, height: 34, gap: 26 } as const;
const TOP = 24;
/** What a letter of the labels takes. */
const LETTER = 7;

const LEGEND: readonly (readonly [css: string, text: string])[] = [
    ["addr-public", "public subnets"],
    ["addr-private", "private subnets"],
    ["addr-data", "data subnets"],
    ["addr-free", "free"],
    ["addr-onprem", "on-premises"],
    ["addr-other", "other"],
];

/**
 * The ranges as bars, each bar a /16 to scale; a VPC that is smaller, or a range that is larger, has a bar of its own
 * size, which its label names. Empty without any range. Tunnels are too small to be drawn.
 */
export function drawAddresses(report: AddressReport): string {
    const rows = rowsOf(report);
    if (rows.length === 0) return "";
    const height = TOP + rows.length * (BAR.height + BAR.gap) + 30;
    const drawn = rows.map((row, at) => drawRow(row, TOP + at * (BAR.height + BAR.gap)));
    return [
        `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" xmlns="http://www.w3.org/2000/svg" font-size="12" font-family="sans-serif">`,
        `<title>${escape(titleOf(report, rows))}</title>`,
        ...drawn,
        drawLegend(height - 22),
        "</svg>",
    ].join("\n");
}

function drawRow({ cidr, owner, blocks }: DrawnRow, y: number): string {
    const scale = BAR.width / sizeOf(cidr);
    const inside = blocks.filter((block) => contains(cidr, block.cidr));
    return [
        `<g transform="translate(0 ${y})">`,
        `<text class="addr-text" x="0" y="14" font-weight="bold">${escape(cidr.text)}</text>`,
        `<text class="addr-text" x="0" y="30">${escape(shortened(owner, BAR.x - 10))}</text>`,
        `<rect class="addr-free" x="${BAR.x}" y="0" width="${BAR.width}" height="${BAR.height}"/>`,
        ...inside.map((block) =>
            drawBlock(block, Number(block.cidr.first - cidr.first) * scale, sizeOf(block.cidr) * scale),
        ),
        "</g>",
    ].join("");
}

/** A block says what it is as far as it is wide enough: all of it, its last letter, nothing. Its title says it always. */
function drawBlock({ css, label, title }: DrawnBlock, offset: number, width: number): string {
    const x = BAR.x + offset;
    const short = label.split(" ").at(-1) ?? "";
    const text = [label, short.length === 1 ? short : ""].find((one) => one.length * LETTER + 4 <= width) ?? "";
    const caption =
        text === ""
            ? ""
            : `<text class="addr-text" x="${round(x + width / 2)}" y="21" text-anchor="middle">${escape(text)}</text>`;
    const shape = `<rect class="${css}" x="${round(x)}" y="0" width="${round(Math.max(width, 1))}" height="${BAR.height}"/>`;
    return `<g><title>${escape(title)}</title>${shape}${caption}</g>`;
}

function drawLegend(y: number): string {
    let x = BAR.x;
    const entries = LEGEND.map(([css, text]) => {
        const entry =
            `<rect class="${css}" x="${x}" y="${y}" width="14" height="14"/>` +
            `<text class="addr-text" x="${x + 19}" y="${y + 12}">${text}</text>`;
        x += 40 + text.length * LETTER;
        return entry;
    });
    return `<g>${entries.join("")}</g>`;
}

function titleOf({ stack }: AddressReport, rows: readonly DrawnRow[]): string {
    return `Address ranges of ${stack} and its neighbours: ${rows.map(({ cidr, owner }) => `${cidr.text} ${owner}`).join("; ")}`;
}

function shortened(text: string, width: number): string {
    const letters = Math.floor(width / LETTER);
    return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}

function escape(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
