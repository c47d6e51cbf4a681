import type { Plan } from "../plan";
import { drawingOf } from "./drawing";
import { placeScenes } from "./picture";
import { scenesOf } from "./scenes";
import { toSvg } from "./svg";

export { embed } from "./embed";

/** The stack as a picture: an SVG that stands alone, in light and in dark. */
export async function drawDiagram(plan: Plan): Promise<string> {
    const drawing = drawingOf(plan);
    return toSvg(drawing, await placeScenes(scenesOf(drawing)));
}
