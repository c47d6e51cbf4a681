import type { Analysis } from "../analysis";
import { costReport } from "./report";
import { costSection } from "./section";

/** What the stack costs in a month. */
export const analyze: Analysis = (plan, before) => costSection(costReport(plan, before));
