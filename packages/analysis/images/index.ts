import type { Analysis } from "../analysis";
import { imageRightsOf } from "./rights";
import { runningImagesOf } from "./running";
import { imagesSection } from "./section";

/** Which images run, and who may push and pull them. */
export const analyze: Analysis = (plan) =>
    imagesSection({ running: runningImagesOf(plan), rights: imageRightsOf(plan) });
