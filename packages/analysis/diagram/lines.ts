import type { Point } from "./blocks";
import type { Link } from "./model";
import { escapeXml, round } from "./xml";

const CORNER = 6;
const HEAD = { length: 8, width: 3.6 } as const;

/** A line with rounded corners and its arrowheads. */
export function drawLink(link: Link, points: readonly Point[]): string {
    const { heads = "end", kind, urn, detail } = link;
    const title = detail === undefined ? "" : `<title>${escapeXml(detail)}</title>`;
    const at = [
        ...(heads === "end" || heads === "both" ? [head(points.at(-2), points.at(-1))] : []),
        ...(heads === "start" || heads === "both" ? [head(points[1], points[0])] : []),
    ];
    const data = urn === undefined ? "" : ` data-urn="${escapeXml(urn)}"`;
    return `<g class="line ${kind}"${data}>${title}<path class="link" d="${path(points)}"/>${at.join("")}</g>`;
}

function path(points: readonly Point[]): string {
    const [first, ...rest] = points;
    if (first === undefined) return "";
    const steps = rest.map((corner, at) => {
        const next = rest[at + 1];
        if (next === undefined) return `L${xy(corner)}`;
        const before = towards(corner, at === 0 ? first : (rest[at - 1] ?? first));
        return `L${xy(before)}Q${xy(corner)} ${xy(towards(corner, next))}`;
    });
    return `M${xy(first)}${steps.join("")}`;
}

/** The point a little away from a corner, where its curve begins. */
function towards(corner: Point, other: Point): Point {
    const length = Math.hypot(other.x - corner.x, other.y - corner.y);
    const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
    return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

function head(from: Point | undefined, to: Point | undefined): string {
    if (from === undefined || to === undefined) return "";
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
    const base = { x: to.x - dx * HEAD.length, y: to.y - dy * HEAD.length };
    const side = (sign: number): Point => ({ x: base.x - dy * HEAD.width * sign, y: base.y + dx * HEAD.width * sign });
    return `<path class="head" d="M${xy(to)}L${xy(side(1))}L${xy(side(-1))}z"/>`;
}

function xy({ x, y }: Point): string {
    return `${round(x)} ${round(y)}`;
}
