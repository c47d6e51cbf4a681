import type { Point } from "./blocks";
import { drawLink } from "./lines";
import { NOTE, widthOf } from "./measure";
import type { LinkKind } from "./model";

export const LEGEND_HEIGHT = 28;
const SAMPLE = 34;
/** How much wider than measured a text may be in the reader's own font. */
const WIDEST = 1.35;

const MEANINGS: readonly (readonly [LinkKind, string])[] = [
    ["traffic", "requests"],
    ["egress", "way out to the internet"],
    ["vpn", "VPN"],
    ["runs", "runs on"],
    ["data", "uses data"],
    ["trust", "takes a role"],
    ["images", "images pulled"],
];

/** What the lines mean: one entry for each kind that is there. */
export function legend(kinds: ReadonlySet<LinkKind>, { x, y }: Point): string {
    let left = x;
    const entries = MEANINGS.filter(([kind]) => kinds.has(kind)).map(([kind, meaning]) => {
        const middle = y + LEGEND_HEIGHT / 2 - 4;
        const line = drawLink({ from: "", to: "", kind }, [
            { x: left, y: middle },
            { x: left + SAMPLE, y: middle },
        ]);
        const words = `<text class="n" x="${left + SAMPLE + 7}" y="${middle + 4}">${meaning}</text>`;
        left += SAMPLE + 7 + Math.ceil(widthOf(meaning, NOTE) * WIDEST) + 16;
        return line + words;
    });
    return `<g class="legend">${entries.join("")}</g>`;
}
